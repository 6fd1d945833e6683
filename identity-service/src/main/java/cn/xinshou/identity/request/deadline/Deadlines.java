package cn.xinshou.identity.request.deadline;

import java.time.Instant;

/**
 * When a request is owed what.
 *
 * @param due when the work should be done
 * @param answerBy by when an answer is given, done or not; nothing moves it
 */
public record Deadlines(Instant receivedAt, Due due, Instant answerBy) {}
