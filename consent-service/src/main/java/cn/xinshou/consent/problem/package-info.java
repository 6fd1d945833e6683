/**
 * What this service answers when it cannot do what was asked, beyond what any door answers (RFC 9457). The kinds are part of the
 * published interface. No domain logic belongs here.
 */
@NullMarked
package cn.xinshou.consent.problem;

import org.jspecify.annotations.NullMarked;
