package cn.xinshou.identity.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to go to one recipient about one person.
 *
 * @param id also the idempotency key by which the recipient tells repetitions
 * @param reference the release or request it belongs to
 * @param corrects the newest delivery whose items it corrects, for a correction
 * @param recipient id in the register, or a word for somebody the person named
 * @param name of the recipient as anybody may read it; null where the person named it
 * @param version of the profile that the content shows
 * @param address what the feature needs to find the recipient again, if the register does not know it
 * @param content what the recipient gets, as it was when it was put here: every try carries the same
 */
public record Parcel(
        UUID id,
        UUID subject,
        Cause cause,
        UUID reference,
        @Nullable UUID corrects,
        String recipient,
        @Nullable String name,
        @Nullable String purpose,
        List<String> items,
        long version,
        @Nullable JsonNode address,
        JsonNode content,
        Instant at) {

    @Override
    public String toString() {
        return "Parcel[" + id + ", " + cause + ", " + recipient + "]";
    }
}
