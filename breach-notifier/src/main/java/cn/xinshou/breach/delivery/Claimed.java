package cn.xinshou.breach.delivery;

import java.util.UUID;

/**
 * A copy that this worker, and nobody else, may carry while the lease lasts.
 *
 * @param attempt its number, from 1
 */
record Claimed(UUID delivery, UUID notice, UUID incident, UUID subject, int attempt) {}
