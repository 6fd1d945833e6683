package cn.xinshou.journal;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as it came from the broker.
 *
 * @param key CloudEvents {@code subject}: the id of whom or what the fact is about
 * @param data the JSON bytes, exactly as published
 */
@SuppressWarnings("ArrayRecordComponent")
public record ReceivedEvent(
        UUID id,
        URI source,
        String type,
        Instant time,
        String key,
        byte[] data,
        String topic,
        int partition,
        long offset) {

    // A consumer reads the fields it needs and tolerates all others: that is what lets a producer add some.
    private static final JsonMapper TOLERANT = JsonMapper.builder()
            .findAndAddModules()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /**
     * The data as the consumer's own record.
     *
     * @throws UnreadableEvent if the data is no JSON of that shape
     */
    public <T> T read(Class<T> as) {
        try {
            return TOLERANT.readValue(data, as);
        } catch (IOException e) {
            throw new UnreadableEvent("the data does not have the shape of " + as.getSimpleName());
        }
    }

    /** Ids only: the data stays out of logs. */
    @Override
    public String toString() {
        return type + " " + id + " at " + topic + "/" + partition + "/" + offset;
    }
}
