package cn.xinshou.identity.copy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything held about a person: values, where they came from, who read them, who received them, what locks them; what they asked, complained
 * of and were answered; what schools entered about them and what was imposed on them.
 */
public record PersonalCopy(
        String format,
        UUID subject,
        Instant madeAt,
        List<HeldItem> items,
        List<Change> history,
        List<Reader> readers,
        List<Recipient> recipients,
        List<Order> registrationOrders,
        List<Request> requests,
        List<Complaint> complaints,
        List<SchoolEntry> schoolEntries,
        List<Sanction> sanctions) {

    static final String FORMAT = "xinshou-personal-copy-1";

    record HeldItem(String item, JsonNode value, String purpose, Instant since) {}

    /**
     * @param enteredBy who wrote the value down, where that was somebody else than the actor, who confirmed it
     * @param request by which a person decided on the change
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Change(
            Instant at,
            long version,
            String item,
            String action,
            @Nullable JsonNode value,
            String purpose,
            String actor,
            String role,
            @Nullable String enteredBy,
            @Nullable UUID request) {}

    record Reader(Instant at, List<String> items, String purpose, String reader, String role) {}

    /** @param state whether it arrived; {@code receipt} the SHA-256 of the receipt for that */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Recipient(
            Instant at,
            String cause,
            String recipient,
            @Nullable String name,
            @Nullable String purpose,
            List<String> items,
            String state,
            @Nullable Instant endedAt,
            @Nullable String receipt) {}

    /** What was asked, by whom and how, and what was answered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Request(
            Instant at,
            UUID request,
            String kind,
            String state,
            String channel,
            String requester,
            @Nullable JsonNode details,
            @Nullable JsonNode proof,
            @Nullable Instant decidedAt,
            @Nullable JsonNode answer,
            List<Said> correspondence) {

        @Override
        public String toString() {
            return "Request[" + request + "]";
        }
    }

    /** What was said about a request after it came in. */
    public record Said(Instant at, String kind, String by, JsonNode words) {

        @Override
        public String toString() {
            return "Said[" + kind + ", " + at + "]";
        }
    }

    /** @param request what it is about, if it is about a request */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Complaint(
            Instant at,
            UUID complaint,
            @Nullable UUID request,
            String state,
            String words,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy,
            @Nullable String answer) {

        @Override
        public String toString() {
            return "Complaint[" + complaint + "]";
        }
    }

    /**
     * What a school entered.
     *
     * @param enteredBy the account of the member of staff
     * @param values while it waits to be confirmed; afterwards they are items, or gone
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SchoolEntry(
            Instant at,
            UUID entry,
            String school,
            String schoolName,
            String exam,
            String purpose,
            String enteredBy,
            String state,
            List<String> items,
            Map<String, JsonNode> values,
            List<String> confirmed,
            @Nullable Instant decidedAt) {

        @Override
        public String toString() {
            return "SchoolEntry[" + entry + "]";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Sanction(
            Instant at,
            UUID sanction,
            String kind,
            String state,
            @Nullable String reasons,
            List<String> evidence,
            String imposedBy,
            @Nullable Instant until,
            @Nullable String appeal,
            @Nullable String appealAnswer) {

        @Override
        public String toString() {
            return "Sanction[" + sanction + "]";
        }
    }

    record Order(String order, String exam, List<String> items, Instant from, Instant until) {}

    @Override
    public String toString() {
        return "PersonalCopy[" + subject + ", " + madeAt + "]";
    }

    /** The values of these items and nothing else, for somebody whom the person wants to have them. */
    public PersonalCopy only(Set<String> wanted) {
        return new PersonalCopy(
                format,
                subject,
                madeAt,
                items.stream().filter(held -> wanted.contains(held.item())).toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** Which items of the profile are in it. */
    public List<String> names() {
        return items.stream().map(HeldItem::item).toList();
    }
}
