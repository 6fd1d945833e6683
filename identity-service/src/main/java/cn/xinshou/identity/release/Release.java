package cn.xinshou.identity.release;

import cn.xinshou.identity.delivery.DeliveryState;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A disclosure that was carried out, and how far it has come with each person.
 *
 * @param erased how many people of the disclosure are gone, from here too
 */
record Release(
        UUID id, UUID disclosure, String recipient, String purpose, Instant at, List<Person> subjects, int erased) {

    /**
     * @param state of the delivery, or {@code left-out}
     * @param reason why nothing goes, or went
     * @param items exactly what goes
     * @param receipt SHA-256 of the receipt for the recipient's acknowledgement
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Person(
            UUID subject,
            String state,
            @Nullable String reason,
            List<String> items,
            @Nullable UUID delivery,
            @Nullable Integer tries,
            @Nullable String answer,
            @Nullable String receipt) {

        static Person leftOut(UUID subject, String reason) {
            return new Person(subject, "left-out", reason, List.of(), null, null, null, null);
        }

        static Person waiting(UUID subject, List<String> items, UUID delivery) {
            return new Person(subject, DeliveryState.WAITING.word(), null, items, delivery, 0, null, null);
        }
    }
}
