package cn.xinshou.identity.school;

import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.sealing.BlindIndex;
import cn.xinshou.identity.sealing.Seal;
import cn.xinshou.identity.sealing.Seals;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The values of entries between JSON and sealed bytes. An entry opens under its own id only, so that no two can change places. */
@ApplicationScoped
class SealedEntries {

    /** Apart from the people's own index: an entry is nobody's profile. */
    private static final String INDEXED = "schoolEntry.idNumber";

    private final Seals seals;
    private final BlindIndex index;
    private final ObjectMapper json;

    SealedEntries(Seals seals, BlindIndex index, ObjectMapper json) {
        this.seals = seals;
        this.index = index;
        this.json = json;
    }

    byte[] close(Seal seal, UUID entry, Map<Item, JsonNode> values) {
        var object = json.createObjectNode();
        values.forEach((item, value) -> object.set(item.word(), value));
        try {
            return seal.close(json.writeValueAsBytes(object), place(entry));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return nothing where there is nothing any more */
    Map<Item, JsonNode> open(SchoolEntry entry) {
        var values = new EnumMap<Item, JsonNode>(Item.class);
        var sealed = entry.sealed();
        if (sealed != null) {
            seals.of(entry.sealedFor())
                    .ifPresent(seal -> read(seal, entry.id(), sealed)
                            .properties()
                            .forEach(value -> values.put(Item.of(value.getKey()), value.getValue())));
        }
        return values;
    }

    private JsonNode read(Seal seal, UUID entry, byte[] sealed) {
        try {
            return json.readTree(seal.open(sealed, place(entry)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the entry be found by its ID number. */
    void point(UUID entry, String idNumber) {
        index.point(INDEXED, idNumber, entry);
    }

    List<UUID> find(String idNumber) {
        return index.find(INDEXED, idNumber);
    }

    /** Destroys the key that the entry had while nobody knew whose it was: what was sealed under it is gone, in backups too. */
    void destroyOwnKey(UUID entry) {
        index.forget(INDEXED, entry);
        seals.deleteById(entry);
    }

    private static String place(UUID entry) {
        return "school-entry/" + entry;
    }
}
