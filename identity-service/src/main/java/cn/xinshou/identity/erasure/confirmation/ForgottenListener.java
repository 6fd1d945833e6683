package cn.xinshou.identity.erasure.confirmation;

import cn.xinshou.journal.Listener;
import cn.xinshou.journal.ReceivedEvent;
import cn.xinshou.journal.UnreadableEvent;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hears the other services say that they have forgotten a person, and recipients that they have. */
@ApplicationScoped
class ForgottenListener implements Listener {

    private static final String FORGOTTEN = ".subject-forgotten.v1";
    private static final String ACKNOWLEDGED = "cn.xinshou.consent.withdrawal-acknowledged.v1";

    record SubjectForgotten(
            UUID subject,
            @Nullable JsonNode forgotten,
            @Nullable JsonNode kept,
            @Nullable List<ConfirmErasure.Owed> owed,
            Instant at) {}

    record Acknowledged(
            UUID subject,
            String notice,
            String recipient,
            @Nullable String cause,
            Instant at) {}

    private final ConfirmErasure confirm;

    ForgottenListener(ConfirmErasure confirm) {
        this.confirm = confirm;
    }

    @Override
    public String name() {
        return "identity.forgotten";
    }

    @Override
    public Set<String> topics() {
        return Set.of("xinshou.consent", "xinshou.audit", "xinshou.breach");
    }

    @Override
    public Set<String> types() {
        return Set.of(type(Party.CONSENT), type(Party.AUDIT), type(Party.BREACH), ACKNOWLEDGED);
    }

    @Override
    public void on(ReceivedEvent event) {
        if (event.type().equals(ACKNOWLEDGED)) {
            acknowledged(event.read(Acknowledged.class));
            return;
        }
        var party = party(event);
        var said = event.read(SubjectForgotten.class);
        confirm.confirm(
                said.subject(),
                party,
                said.forgotten(),
                said.kept(),
                said.owed() == null ? List.of() : said.owed(),
                said.at());
    }

    /** Whatever the notice was sent for: what counts is that the recipient holds nothing any more. */
    private void acknowledged(Acknowledged said) {
        confirm.confirm(
                said.subject(), Party.recipient(said.recipient(), said.notice()), null, null, List.of(), said.at());
    }

    /** Nobody speaks for another: the topic is the speaker's own. */
    private static String party(ReceivedEvent event) {
        var party = event.topic().substring("xinshou.".length());
        if (!event.type().equals(type(party))) {
            throw new UnreadableEvent("the type is another service's");
        }
        return party;
    }

    private static String type(String service) {
        return "cn.xinshou." + service + FORGOTTEN;
    }
}
