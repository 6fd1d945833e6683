/**
 * The key with which this service signs what leaves it: manifests, notices, receipts. What stands in them is decided by the feature that has
 * them signed.
 */
@NullMarked
package cn.xinshou.identity.signing;

import org.jspecify.annotations.NullMarked;
