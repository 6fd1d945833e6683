package cn.xinshou.identity.profile;

import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.sealing.Seal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Item values between JSON and sealed bytes. The place of each is its item, so that a value can never pass for another item's. */
@ApplicationScoped
class SealedItems {

    private final ObjectMapper json;

    SealedItems(ObjectMapper json) {
        this.json = json;
    }

    byte[] close(Seal seal, Item item, JsonNode value) {
        try {
            return seal.close(json.writeValueAsBytes(value), place(item));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode open(Seal seal, Item item, byte[] sealed) {
        try {
            return json.readTree(seal.open(sealed, place(item)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    OpenChange open(Seal seal, ItemChange change) {
        var bytes = change.sealed();
        return new OpenChange(
                change.id(),
                change.at(),
                change.version(),
                change.item(),
                change.action(),
                bytes == null ? null : open(seal, change.item(), bytes),
                change.purpose(),
                change.actor(),
                change.role(),
                change.request(),
                change.enteredBy(),
                change.schoolEntry());
    }

    private static String place(Item item) {
        return "profile/" + item.word();
    }
}
