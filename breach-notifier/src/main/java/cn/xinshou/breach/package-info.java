/** Breach response: what happened, whom the law says to tell and by when, and the proof that they were told. */
@NullMarked
package cn.xinshou.breach;

import org.jspecify.annotations.NullMarked;
