/**
 * The storage-only class: what a law keeps beyond an erasure (PIPL 47, last paragraph), under keys of its own, readable for its duty alone by two
 * people together, and gone at its end. What is kept, and for how long, is decided by whoever hands it over; nothing here is ever
 * searched, changed or used.
 */
@NullMarked
package cn.xinshou.identity.kept;

import org.jspecify.annotations.NullMarked;
