/**
 * What happened, as far as it is known: incidents, their facts, level and timeline, from alert or by hand. Whom to tell and how belongs
 * to {@code notice} and {@code delivery}.
 */
@NullMarked
package cn.xinshou.breach.incident;

import org.jspecify.annotations.NullMarked;
