/**
 * What a policy says about one purpose: its basis, its data items, whom it tells, how long it lasts (PIPL 13, 17). Plain values,
 * read from policy data. Whether a person agreed belongs to {@code consent}.
 */
@NullMarked
package cn.xinshou.consent.purpose;

import org.jspecify.annotations.NullMarked;
