/**
 * Decisions that a machine alone made about a person, why, and the way to a human being: appeal, refusal of automation, review (PIPL 24,
 * policy P5.4). Whoever decides records it here in words; how it decides does not belong here.
 */
@NullMarked
package cn.xinshou.audit.decision;

import org.jspecify.annotations.NullMarked;
