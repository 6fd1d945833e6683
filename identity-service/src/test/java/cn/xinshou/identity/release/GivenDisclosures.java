package cn.xinshou.identity.release;

import cn.xinshou.journal.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** What consent-service told, as its events say it. */
@ApplicationScoped
public class GivenDisclosures {

    public static final String RECIPIENT = "cn.xinshou.consent.recipient-changed.v1";
    public static final String DECIDED = "cn.xinshou.consent.disclosure-decided.v1";

    private final DisclosureListener listener;

    GivenDisclosures(DisclosureListener listener) {
        this.listener = listener;
    }

    @Transactional
    public void told(String type, String data) {
        listener.on(new ReceivedEvent(
                UUID.randomUUID(),
                URI.create("/xinshou/consent"),
                type,
                Instant.EPOCH,
                "key",
                data.getBytes(StandardCharsets.UTF_8),
                "xinshou.consent",
                0,
                0));
    }

    public void recipient(String id, URI endpoint, String place, int version) {
        told(RECIPIENT, """
                {"recipient": "%s", "version": %d, "name": {"zh": "示例快递", "en": "Example Courier"}, %s
                 "relation": "partner", "role": "entrusted", "place": "%s", "purposes": [], "items": [], "ended": false, "by": "policy",
                 "at": "2026-03-01T02:03:04Z"}
                """.formatted(
                        id, version, endpoint == null ? "" : "\"endpoint\": \"" + endpoint + "\",", place));
    }

    /** Allowed for all of the people. */
    public UUID allowed(String recipient, UUID[] people, String... items) {
        var disclosure = UUID.randomUUID();
        for (var person : people) {
            decided(disclosure, person, people.length, recipient, "allowed", "granted", items);
        }
        return disclosure;
    }

    public void decided(
            UUID disclosure,
            UUID subject,
            int people,
            String recipient,
            String decision,
            String reason,
            String... items) {
        var names = Arrays.stream(items).map(item -> "\"" + item + "\"").collect(Collectors.joining(", "));
        told(DECIDED, """
                {%s "disclosure": "%s", "people": %d, "recipient": "%s", "purpose": "certificate-delivery", "basis": "consent",
                 "decision": "%s", "reason": "%s", "items": [%s], "policyVersion": "2025-01-01", "at": "2026-03-01T02:03:04Z"}
                """.formatted(
                        subject == null ? "" : "\"subject\": \"" + subject + "\",",
                        disclosure,
                        people,
                        recipient,
                        decision,
                        reason,
                        names));
    }
}
