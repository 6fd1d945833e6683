package cn.xinshou.identity.transfer;

import cn.xinshou.identity.sealing.Seal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/** All transfers; what people and officers wrote is sealed. */
@ApplicationScoped
class Transfers implements PanacheRepositoryBase<Transfer, UUID> {

    private final ObjectMapper json;

    Transfers(ObjectMapper json) {
        this.json = json;
    }

    @Transactional(TxType.MANDATORY)
    Transfer of(UUID request, UUID subject) {
        return findByIdOptional(request).orElseGet(() -> {
            var first = new Transfer(request, subject);
            persist(first);
            return first;
        });
    }

    byte[] close(Seal seal, UUID request, String part, Object words) {
        try {
            return seal.close(json.writeValueAsBytes(words), place(request, part));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the words of a transfer cannot be written as JSON", e);
        }
    }

    <T> T open(Seal seal, UUID request, String part, byte[] words, Class<T> as) {
        try {
            return json.readValue(seal.open(words, place(request, part)), as);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String place(UUID request, String part) {
        return "transfer/" + request + "/" + part;
    }
}
