/**
 * The RFC 6962 tree over every fact of the suite: leaves, the hashes above them, and what can be proved from both. Where facts come
 * from is the business of {@code intake}; who vouches for the tree, of {@code checkpoint}. Nothing here changes or removes a leaf.
 */
@NullMarked
package cn.xinshou.audit.ledger;

import org.jspecify.annotations.NullMarked;
