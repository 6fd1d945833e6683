package cn.xinshou.audit.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.audit.ledger.CanonicalJson;
import cn.xinshou.audit.ledger.CanonicalJson.NotCanonical;
import cn.xinshou.audit.ledger.NewEntry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** What a record of the broker becomes in the ledger: the fact that it carries, or itself, unread. */
final class Reading {

    static final String QUARANTINED = "cn.xinshou.audit.quarantined.v1";

    private static final Pattern ID = Pattern.compile("[!-~]{1,128}");
    private static final Pattern SOURCE = Pattern.compile("[!-~]{1,256}");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final Pattern PART_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    // Fields whose values are codes of ours, about a process and not about a person: all that a report ever counts by.
    private static final Set<String> FACTS = Set.of(
            "purpose",
            "policyVersion",
            "kind",
            "level",
            "outcome",
            "state",
            "channel",
            "decision",
            "reason",
            "promise");

    private static final int MOST_PARTS = 64;
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The record cannot become an entry of its own type; the message says why, without quoting it. */
    private static final class Unreadable extends Exception {

        private Unreadable(String reason) {
            super(reason, null, false, false);
        }
    }

    private record Name(String source, String id) {}

    private Reading() {}

    static NewEntry read(ConsumerRecord<byte[], byte[]> received) {
        try {
            return fact(received);
        } catch (Unreadable e) {
            return quarantined(received, String.valueOf(e.getMessage()));
        }
    }

    private static NewEntry fact(ConsumerRecord<byte[], byte[]> received) throws Unreadable {
        var headers = received.headers();
        var id = attribute(headers, "ce_id", ID);
        var source = attribute(headers, "ce_source", SOURCE);
        var type = attribute(headers, "ce_type", TYPE);
        var time = time(headers);
        if (received.value() == null) {
            throw new Unreadable("no-data");
        }
        try {
            var data = CanonicalJson.parse(received.value());
            return new NewEntry(source, id, type, time, subject(data), facts(data), parts(data));
        } catch (NotCanonical e) {
            throw new Unreadable("no-canonical-json");
        }
    }

    /**
     * The entry of a record that is no readable event. It goes by the names that the record gives itself, if it gives any, so that
     * a second delivery is recognised; else by its place in the topic.
     */
    private static NewEntry quarantined(ConsumerRecord<byte[], byte[]> received, String reason) {
        var facts = new TreeMap<String, String>();
        facts.put("reason", reason);
        facts.put("topic", received.topic());
        facts.put("partition", String.valueOf(received.partition()));
        facts.put("offset", String.valueOf(received.offset()));
        var name = name(received);
        return new NewEntry(
                name.source(),
                name.id(),
                QUARANTINED,
                Instant.ofEpochMilli(Math.clamp(received.timestamp(), 0, LATEST.toEpochMilli())),
                null,
                facts,
                List.of(new NewEntry.Content("record", CanonicalJson.bytes(bytes(received)))));
    }

    private static Name name(ConsumerRecord<byte[], byte[]> received) {
        try {
            return new Name(
                    attribute(received.headers(), "ce_source", SOURCE), attribute(received.headers(), "ce_id", ID));
        } catch (Unreadable e) {
            return new Name(
                    "/kafka/" + received.topic() + "/" + received.partition(), String.valueOf(received.offset()));
        }
    }

    private static JsonNode bytes(ConsumerRecord<byte[], byte[]> received) {
        var all = NODES.objectNode();
        all.set("key", NODES.binaryNode(received.key() == null ? new byte[0] : received.key()));
        all.set("value", received.value() == null ? NODES.nullNode() : NODES.binaryNode(received.value()));
        var headers = all.putArray("headers");
        for (var header : received.headers()) {
            headers.addArray()
                    .add(NODES.binaryNode(header.key().getBytes(UTF_8)))
                    .add(header.value() == null ? NODES.nullNode() : NODES.binaryNode(header.value()));
        }
        return all;
    }

    private static @Nullable UUID subject(JsonNode data) {
        var subject = data.path("subject");
        try {
            // Only the long form is a person's id: UUID.fromString reads shorter ones too.
            return subject.isTextual() && subject.textValue().length() == 36
                    ? UUID.fromString(subject.textValue())
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static SortedMap<String, String> facts(JsonNode data) {
        var facts = new TreeMap<String, String>();
        for (var name : FACTS) {
            var value = data.path(name);
            if (value.isTextual() && CODE.matcher(value.textValue()).matches()) {
                facts.put(name, value.textValue());
            }
        }
        return facts;
    }

    /** A part per field, so that one field can be shown without the others; one part for data of any other shape. */
    private static List<NewEntry.Content> parts(JsonNode data) {
        var fields = data.properties();
        if (!data.isObject()
                || fields.size() > MOST_PARTS
                || !fields.stream()
                        .allMatch(field -> PART_NAME.matcher(field.getKey()).matches())) {
            return List.of(new NewEntry.Content("data", CanonicalJson.bytes(data)));
        }
        return fields.stream()
                .map(field -> new NewEntry.Content(field.getKey(), CanonicalJson.bytes(field.getValue())))
                .toList();
    }

    /** Cut to microseconds: the database keeps no more, and the leaf must say the same. */
    private static Instant time(Headers headers) throws Unreadable {
        var text = text(headers, "ce_time");
        try {
            var time = Instant.parse(text == null ? "" : text).truncatedTo(ChronoUnit.MICROS);
            if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
                throw new Unreadable("ce_time");
            }
            return time;
        } catch (DateTimeParseException e) {
            throw new Unreadable("ce_time");
        }
    }

    private static String attribute(Headers headers, String name, Pattern form) throws Unreadable {
        var value = text(headers, name);
        if (value == null || !form.matcher(value).matches()) {
            throw new Unreadable(name);
        }
        return value;
    }

    private static @Nullable String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            return null;
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(header.value())).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
