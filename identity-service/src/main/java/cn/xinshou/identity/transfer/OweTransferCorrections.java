package cn.xinshou.identity.transfer;

import cn.xinshou.identity.delivery.Cause;
import cn.xinshou.identity.delivery.Deliveries;
import cn.xinshou.identity.delivery.Handover;
import cn.xinshou.identity.delivery.Parcel;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.profile.OpenProfiles;
import cn.xinshou.identity.sealing.RecipientKey;
import cn.xinshou.identity.sealing.Seals;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Puts a notice on its way to everybody to whom the person had data sent and who has an old value now (PIPL 46), encrypted to the key that
 * they were sent it with. It holds what was sent to them before and nothing that was not.
 */
@ApplicationScoped
class OweTransferCorrections {

    private static final List<String> DUTIES = List.of("correct", "tell-whoever-has-it-from-you", "acknowledge");

    /** What one recipient was sent, with the newest delivery of it. */
    private record Sent(Handover newest, TreeSet<String> items) {}

    private final Deliveries deliveries;
    private final OpenProfiles profiles;
    private final Seals seals;
    private final ObjectMapper json;
    private final Clock clock;

    OweTransferCorrections(Deliveries deliveries, OpenProfiles profiles, Seals seals, ObjectMapper json, Clock clock) {
        this.deliveries = deliveries;
        this.profiles = profiles;
        this.seals = seals;
        this.json = json;
        this.clock = clock;
    }

    /** @param version of the profile in which the items got their value */
    @Transactional(TxType.MANDATORY)
    public void owe(UUID subject, long version, List<String> items) {
        if (seals.of(subject).isEmpty()) {
            return;
        }
        var sent = new LinkedHashMap<JsonNode, Sent>();
        deliveries.standing(subject, Cause.TRANSFER).stream()
                .filter(handover -> handover.version() < version)
                .forEach(handover -> deliveries
                        .address(handover.id())
                        .ifPresent(address -> sent.computeIfAbsent(address, one -> new Sent(handover, new TreeSet<>()))
                                .items()
                                .addAll(handover.items())));
        var values = profiles.given(subject, version, items);
        sent.forEach((address, told) -> {
            var changed = new TreeMap<>(values);
            changed.keySet().removeIf(item -> !told.items().contains(item.word()));
            if (!changed.isEmpty()) {
                put(subject, version, told.newest(), address, changed);
            }
        });
    }

    private void put(UUID subject, long version, Handover corrected, JsonNode address, Map<Item, JsonNode> values) {
        var id = UUID.randomUUID();
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var key = RecipientKey.parse(address.path("key")).orElseThrow();
        var letter = json.createObjectNode()
                .put("delivery", id.toString())
                .put("cause", Cause.CORRECTION.word())
                .put("corrects", corrected.id().toString())
                .put("subject", subject.toString())
                .put("at", at.toString());
        letter.set("duties", json.valueToTree(DUTIES));
        var items = letter.putObject("items");
        values.forEach((item, value) -> items.set(item.word(), value));
        deliveries.put(
                new Parcel(
                        id,
                        subject,
                        Cause.CORRECTION,
                        corrected.reference(),
                        corrected.id(),
                        corrected.recipient(),
                        null,
                        null,
                        values.keySet().stream().map(Item::word).toList(),
                        version,
                        address,
                        json.createObjectNode()
                                .put(FulfilTransfer.CONTENT, key.encrypt(bytes(letter), "application/json")),
                        at),
                seals.hold(subject));
    }

    private byte[] bytes(JsonNode letter) {
        try {
            return json.writeValueAsBytes(letter);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a letter cannot be written as JSON", e);
        }
    }
}
