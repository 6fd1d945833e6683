package cn.xinshou.consent.consent;

import cn.xinshou.consent.Language;
import cn.xinshou.journal.Event;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts this package publishes. */
sealed interface ConsentEvent extends Event {

    UUID subject();

    @Override
    default String key() {
        return subject().toString();
    }

    /**
     * @param expires when the consent ends by itself, if it does
     * @param supersedes the version of a consent to other terms that this one takes the place of
     * @param fallen other purposes, whose consents rested on a version that the person had declined before
     */
    record Granted(
            UUID subject,
            String purpose,
            String policyVersion,
            String textDigest,
            Language language,
            String surface,
            boolean separate,
            long revision,
            UUID receipt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant expires,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String supersedes,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> fallen,
            Instant at)
            implements ConsentEvent {
        @Override
        public String type() {
            return "cn.xinshou.consent.consent-granted.v1";
        }
    }

    record Refused(
            UUID subject,
            String purpose,
            String policyVersion,
            String textDigest,
            Language language,
            String surface,
            boolean separate,
            long revision,
            UUID receipt,
            Instant at)
            implements ConsentEvent {
        @Override
        public String type() {
            return "cn.xinshou.consent.consent-refused.v1";
        }
    }

    record Withdrawn(
            UUID subject,
            String purpose,
            String policyVersion,
            String textDigest,
            Language language,
            String surface,
            boolean separate,
            long revision,
            UUID receipt,
            Instant at)
            implements ConsentEvent {
        @Override
        public String type() {
            return "cn.xinshou.consent.consent-withdrawn.v1";
        }
    }

    record Expired(
            UUID subject,
            String purpose,
            String policyVersion,
            String textDigest,
            Language language,
            String surface,
            boolean separate,
            long revision,
            UUID receipt,
            Instant at)
            implements ConsentEvent {
        @Override
        public String type() {
            return "cn.xinshou.consent.consent-expired.v1";
        }
    }

    /**
     * @param governing the version that governs the person from now on
     * @param fallen purposes whose consents rested on an earlier version that the person had declined: they are over for good
     */
    record PolicyDecided(
            UUID subject,
            String version,
            PolicyDecision decision,
            String governing,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> fallen,

            long revision,
            Instant at)
            implements ConsentEvent {
        @Override
        public String type() {
            return "cn.xinshou.consent.policy-decided.v1";
        }
    }

    /** A person said what they think of a version before its first day; on that day {@link PolicyDecided} follows, unless they say otherwise. */
    record DecidedAhead(UUID subject, String version, PolicyDecision decision, Instant effectiveFrom, Instant at)
            implements ConsentEvent {

        @Override
        public String type() {
            return "cn.xinshou.consent.policy-decided-ahead.v1";
        }
    }

    /** What holds for the person as a whole changed, whatever they consented to. */
    record PersonChanged(UUID subject, PersonChange change, long revision, Instant at) implements ConsentEvent {
        @Override
        public String type() {
            return "cn.xinshou.consent.person-changed.v1";
        }
    }

    /** A person was asked, or is about to be. */
    record Asked(
            UUID subject,
            String purpose,
            String policyVersion,
            String surface,
            UUID prompt,
            Instant showUntil,
            Instant at)
            implements ConsentEvent {
        @Override
        public String type() {
            return "cn.xinshou.consent.consent-asked.v1";
        }
    }

    /** The person is a child under 14, and no guardian stands behind what they agreed to: these grants hold no longer (PIPL 31). */
    record GuardianMissing(UUID subject, List<String> purposes, long revision, Instant at) implements ConsentEvent {
        @Override
        public String type() {
            return "cn.xinshou.consent.guardian-missing.v1";
        }
    }
}
