package cn.xinshou.identity.request.deadline;

import java.time.Instant;

/**
 * When work is due, and why then.
 *
 * @param announced whether every working day counted for it is announced
 */
public record Due(Instant at, DueRule rule, boolean announced) {}
