package cn.xinshou.consent.recipient;

import cn.xinshou.consent.Words;
import cn.xinshou.consent.policy.PolicyDocument.Relation;
import cn.xinshou.consent.policy.PolicyDocument.Role;
import cn.xinshou.journal.Event;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The facts this package publishes. */
sealed interface RecipientEvent extends Event {

    /**
     * The register says something new about a recipient.
     *
     * @param endpoint where it takes what is sent to it, if there is such an address
     * @param agreement SHA-256 of the agreement, if there is one
     * @param by who changed it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Changed(
            String recipient,
            long version,
            Words name,
            @Nullable URI endpoint,
            Relation relation,
            Role role,
            String place,
            @Nullable String agreement,
            @Nullable Instant agreementExpires,
            @Nullable String assessment,
            SortedSet<String> purposes,
            SortedSet<String> items,
            boolean ended,
            String by,
            Instant at)
            implements RecipientEvent {

        static Changed of(Registered now) {
            var it = now.recipient();
            var agreement = it.agreement();
            var assessment = it.assessment();
            return new Changed(
                    it.id(),
                    now.version(),
                    it.name(),
                    it.endpoint(),
                    it.relation(),
                    it.role(),
                    it.place(),
                    agreement == null ? null : agreement.digest(),
                    agreement == null ? null : agreement.expires(),
                    assessment == null ? null : assessment.digest(),
                    new TreeSet<>(it.purposes()),
                    new TreeSet<>(it.items()),
                    it.ending() != null,
                    now.changedBy(),
                    now.changedAt());
        }

        @Override
        public String type() {
            return "cn.xinshou.consent.recipient-changed.v1";
        }

        @Override
        public String key() {
            return recipient;
        }
    }
}
