/**
 * The items a profile may hold and what makes a value of each acceptable: plain values and checks, no storage, no HTTP. The standards' tables are in
 * {@code code}, pictures in {@code picture}.
 * The list is closed; whatever is not in it is refused at the door (promise P4.4).
 */
@NullMarked
package cn.xinshou.identity.item;

import org.jspecify.annotations.NullMarked;
