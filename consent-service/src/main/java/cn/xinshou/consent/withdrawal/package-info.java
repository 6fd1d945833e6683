/**
 * Whoever was told data about a person is told when they may use them no longer: withdrawn, refused, run out, or the person erased (PIPL
 * 15, 21, 47). The duty to tell is written down in the very transaction that ended the consent, and is open until the recipient, or a
 * privacy officer with the recipient's word in hand, acknowledges it.
 */
@NullMarked
package cn.xinshou.consent.withdrawal;

import org.jspecify.annotations.NullMarked;
