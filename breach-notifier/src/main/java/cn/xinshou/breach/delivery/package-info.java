/**
 * The way of an approved notice to every single person, counted exactly: each person is in one state at any time, and what is not known
 * for certain is said to be in doubt. Knows no protocol; those are in {@code channel}.
 */
@NullMarked
package cn.xinshou.breach.delivery;

import org.jspecify.annotations.NullMarked;
