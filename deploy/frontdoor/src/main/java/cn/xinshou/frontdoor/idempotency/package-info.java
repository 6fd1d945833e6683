/** The same request twice has one effect and one answer ({@code Idempotency-Key}). */
@NullMarked
package cn.xinshou.frontdoor.idempotency;

import org.jspecify.annotations.NullMarked;
