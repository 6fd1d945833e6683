package cn.xinshou.identity.erasure.confirmation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else's part as it is shown.
 *
 * @param state {@code waiting}, {@code overdue} or {@code confirmed}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartyView(
        String party,
        String state,
        Instant dueAt,
        int tries,
        @Nullable String answer,
        @Nullable JsonNode forgotten,
        @Nullable JsonNode kept,
        @Nullable Instant confirmedAt) {

    public static PartyView of(Party party, Instant now) {
        var state = party.confirmedAt() != null ? "confirmed" : party.isOverdue(now) ? "overdue" : "waiting";
        return new PartyView(
                party.name(),
                state,
                party.dueAt(),
                party.tries(),
                party.answer(),
                party.forgotten(),
                party.kept(),
                party.confirmedAt());
    }
}
