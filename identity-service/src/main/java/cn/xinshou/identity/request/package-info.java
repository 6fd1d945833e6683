/**
 * The request desk: what people ask for about their data, from intake over verification to an answer by the promised day, and the package of a
 * copy (promises P5.1 to P5.5; PIPL 44 to 50). What a copy holds belongs to {@code copy}.
 */
@NullMarked
package cn.xinshou.identity.request;

import org.jspecify.annotations.NullMarked;
