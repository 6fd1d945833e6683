package cn.xinshou.consent.consent;

import java.time.Instant;
import java.util.UUID;

/**
 * What a person said of a version before its first day.
 *
 * @param knownUnder the version in force when they said so
 */
record DecidedAhead(
        UUID subject, String version, PolicyDecision decision, Instant effectiveFrom, String knownUnder, Instant at) {}
