package cn.xinshou.identity.release;

import cn.xinshou.journal.Listener;
import cn.xinshou.journal.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hears from consent-service what was decided about disclosures, and who the recipients are. */
@ApplicationScoped
class DisclosureListener implements Listener {

    private static final String DECIDED = "cn.xinshou.consent.disclosure-decided.v1";
    private static final String CHANGED = "cn.xinshou.consent.recipient-changed.v1";

    /**
     * @param subject null while a law forbids telling that person
     * @param people null in the oldest facts
     */
    record DisclosureDecided(
            @Nullable UUID subject,
            UUID disclosure,
            @Nullable Integer people,
            String recipient,
            String purpose,
            String decision,
            String reason,
            List<String> items,
            Instant at) {}

    /** @param name null in the oldest facts */
    record RecipientChanged(
            String recipient,
            long version,
            @Nullable Name name,
            @Nullable URI endpoint,
            String place,
            boolean ended) {}

    record Name(String zh, String en) {}

    private final DecidedDisclosures disclosures;
    private final KnownRecipients recipients;

    DisclosureListener(DecidedDisclosures disclosures, KnownRecipients recipients) {
        this.disclosures = disclosures;
        this.recipients = recipients;
    }

    @Override
    public String name() {
        return "identity.disclosures";
    }

    @Override
    public Set<String> topics() {
        return Set.of("xinshou.consent");
    }

    @Override
    public Set<String> types() {
        return Set.of(DECIDED, CHANGED);
    }

    @Override
    public void on(ReceivedEvent event) {
        if (event.type().equals(DECIDED)) {
            disclosures.learn(event.read(DisclosureDecided.class));
        } else {
            recipients.learn(event.read(RecipientChanged.class));
        }
    }
}
