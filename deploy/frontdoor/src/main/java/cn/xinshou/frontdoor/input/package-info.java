/** What may come in at all: strict JSON, and named constraints that services put on their fields. */
@NullMarked
package cn.xinshou.frontdoor.input;

import org.jspecify.annotations.NullMarked;
