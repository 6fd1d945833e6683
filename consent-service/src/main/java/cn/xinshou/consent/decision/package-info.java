/**
 * May we? The one question everybody asks, answered from memory by OpenID AuthZEN 1.0. Holds no truth of its own: what people
 * decided is in {@code consent}, what may be done at all is in {@code policy}. On doubt the answer is no.
 */
@NullMarked
package cn.xinshou.consent.decision;

import org.jspecify.annotations.NullMarked;
