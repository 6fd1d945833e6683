/**
 * What this service answers when it cannot do what was asked (RFC 9457). The kinds are part of the published interface: a kind
 * is never renamed. No domain logic belongs here.
 */
@NullMarked
package cn.xinshou.breach.problem;

import org.jspecify.annotations.NullMarked;
