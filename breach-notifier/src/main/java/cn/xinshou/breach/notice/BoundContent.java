package cn.xinshou.breach.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * Exactly what an approval agrees to: text in both languages, the list of people, the channels. Anybody can repeat the hash from the
 * proof bundle (RFC 8785 canonical JSON, SHA-256).
 */
@ApplicationScoped
public class BoundContent {

    record Bound(
            UUID incident, UUID notice, NoticeContent content, Recipients.Snapshot recipients, List<Channel> plan) {}

    private final ObjectMapper json;

    BoundContent(ObjectMapper json) {
        this.json = json;
    }

    /** SHA-256, hex. */
    public String hash(Notice notice, Recipients.Snapshot recipients) {
        var content = notice.content();
        return hash(new Bound(notice.incident(), notice.id(), content, recipients, content.channels()));
    }

    private String hash(Bound bound) {
        try {
            var canonical = new JsonCanonicalizer(json.writeValueAsString(bound)).getEncodedString();
            var digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a notice cannot be written as JSON", e);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
