package cn.xinshou.consent.disclosure;

import cn.xinshou.consent.recipient.SharingBasis;
import cn.xinshou.journal.Event;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts this package publishes. */
sealed interface DisclosureEvent extends Event {

    /**
     * @param subject null while a law forbids telling that person: then the disclosure is the key
     * @param people how many the disclosure names, so that whoever follows knows when all of them were told of
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decided(
            @Nullable UUID subject,
            UUID disclosure,
            int people,
            String recipient,
            String purpose,
            SharingBasis basis,
            Disclosure.Outcome decision,
            String reason,
            @Nullable String promise,
            List<String> items,
            String policyVersion,
            Instant at)
            implements DisclosureEvent {

        static Decided of(Disclosure disclosure, Disclosure.Decided one, boolean sealed) {
            return new Decided(
                    sealed ? null : one.subject(),
                    disclosure.id(),
                    disclosure.decisions().size(),
                    disclosure.recipient(),
                    disclosure.purpose(),
                    disclosure.basis(),
                    one.state(),
                    one.reason(),
                    one.promise(),
                    one.items(),
                    one.policyVersion(),
                    one.at());
        }

        @Override
        public String type() {
            return "cn.xinshou.consent.disclosure-decided.v1";
        }

        @Override
        public String key() {
            return String.valueOf(subject == null ? disclosure : subject);
        }
    }
}
