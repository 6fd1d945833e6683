/**
 * What people decided: about each purpose (grant, refuse, withdraw; PIPL 14, 15, 16) and about each version of the policy (accept,
 * decline). Whether a use is allowed is not answered here but in {@code decision}, which follows what happens in this package.
 */
@NullMarked
package cn.xinshou.consent.consent;

import org.jspecify.annotations.NullMarked;
