package cn.xinshou.audit.decision;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.audit.decision.NewDecision.Content;
import cn.xinshou.audit.ledger.Sealing;
import cn.xinshou.frontdoor.Keys;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.UUID;

/** The words about and around decisions: places, habits, what people wrote. */
@Startup
@ApplicationScoped
class SealedDecisions {

    private final Sealing key;
    private final ObjectMapper json;

    SealedDecisions(Keys keys, ObjectMapper json) {
        this.key = new Sealing(keys.load("decision.key", Sealing::newKey));
        this.json = json;
    }

    byte[] seal(Content content, UUID decision) {
        try {
            return key.seal(json.writeValueAsBytes(content), place("content", decision));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("words are plain text", e);
        }
    }

    Content content(byte[] sealed, UUID decision) {
        try {
            return json.readValue(key.open(sealed, place("content", decision)), Content.class);
        } catch (IOException e) {
            throw new IllegalStateException("what was sealed here are the words of a decision", e);
        }
    }

    /** @param use which words of the decision these are */
    byte[] seal(String words, String use, UUID decision) {
        return key.seal(words.getBytes(UTF_8), place(use, decision));
    }

    String words(byte[] sealed, String use, UUID decision) {
        return new String(key.open(sealed, place(use, decision)), UTF_8);
    }

    private static String place(String use, UUID decision) {
        return "decision|" + use + "|" + decision;
    }
}
