package cn.xinshou.identity.delivery;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who received what of a person, as the person is shown it.
 *
 * @param recipient id in the register, or {@code named-by-person}
 * @param answer a status code of the recipient, or a word of ours
 * @param receipt SHA-256 of the receipt
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Handover(
        UUID id,
        @JsonIgnore long seq,
        @JsonIgnore UUID subject,
        @JsonIgnore long version,
        Cause cause,
        UUID reference,
        @Nullable UUID corrects,
        String recipient,
        @Nullable String name,
        @Nullable String purpose,
        List<String> items,
        Instant at,
        DeliveryState state,
        int tries,
        @Nullable String answer,
        @Nullable Instant endedAt,
        @Nullable String receipt) {

    static Handover of(Delivery delivery, @Nullable JsonNode address) {
        var name = delivery.name();
        return new Handover(
                delivery.id(),
                delivery.seq(),
                delivery.subject(),
                delivery.version(),
                delivery.cause(),
                delivery.reference(),
                delivery.corrects(),
                delivery.recipient(),
                name == null && address != null ? address.path("name").textValue() : name,
                delivery.purpose(),
                delivery.items(),
                delivery.at(),
                delivery.state(),
                delivery.tries(),
                delivery.answer(),
                delivery.endedAt(),
                delivery.receiptDigest());
    }

    @Override
    public String toString() {
        return "Handover[" + id + ", " + cause + ", " + state + "]";
    }
}
