/**
 * What a service answers when it cannot do what was asked (RFC 9457), and the one place where failures become such answers. The
 * kinds of one service are listed in that service; here are those that any door has.
 */
@NullMarked
package cn.xinshou.frontdoor.problem;

import org.jspecify.annotations.NullMarked;
