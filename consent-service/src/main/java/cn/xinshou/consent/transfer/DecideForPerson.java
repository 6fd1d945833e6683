package cn.xinshou.consent.transfer;

import cn.xinshou.consent.consent.WhereTheyStand;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether the successor may have one person's data: bound to the version that governs them, or agreed to by them; else not. */
@ApplicationScoped
class DecideForPerson {

    enum Reason {
        SUCCESSOR_BOUND,
        AGREED,
        NOT_ANNOUNCED,
        REFUSED,
        NOT_ASKED,
        UNKNOWN_PERSON,
        ERASED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @param governing the version that governs the person and that the successor has to be bound to */
    record Answer(
            boolean decision,
            Reason reason,
            String promise,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String governing) {}

    private static final String PROMISE = "P3.2";

    private final Transfers transfers;
    private final WhereTheyStand people;

    DecideForPerson(Transfers transfers, WhereTheyStand people) {
        this.transfers = transfers;
        this.people = people;
    }

    Answer decide(UUID id, UUID subject) {
        var transfer = transfers.required(id);
        var governing = people.governing(subject).orElse(null);
        var reason = transfer.state() == TransferState.ANNOUNCED
                ? people.isErased(subject)
                        ? Reason.ERASED
                        : reason(governing, transfers.accepted(id), transfers.answered(id, subject))
                : Reason.NOT_ANNOUNCED;
        return new Answer(reason == Reason.AGREED || reason == Reason.SUCCESSOR_BOUND, reason, PROMISE, governing);
    }

    // The person's own word first: who said no is not handed over on the strength of a paper.
    static Reason reason(@Nullable String governing, List<String> accepted, Optional<Boolean> answered) {
        if (governing == null) {
            return Reason.UNKNOWN_PERSON;
        }
        if (answered.isPresent()) {
            return answered.get() ? Reason.AGREED : Reason.REFUSED;
        }
        return accepted.contains(governing) ? Reason.SUCCESSOR_BOUND : Reason.NOT_ASKED;
    }
}
