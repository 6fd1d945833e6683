package cn.xinshou.identity.request.correspondence;

import cn.xinshou.identity.message.Message;
import cn.xinshou.identity.message.Messages;
import cn.xinshou.identity.request.Language;
import cn.xinshou.identity.request.Request;
import cn.xinshou.identity.request.RequestState;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Has people told by mail that there is something to read about their request; what it says is read after signing in. */
@ApplicationScoped
public class Tell {

    private final Messages messages;
    private final String publicUrl;

    Tell(Messages messages, @ConfigProperty(name = "xinshou.public-url") String publicUrl) {
        this.messages = messages;
        this.publicUrl = publicUrl;
    }

    /** @param outcome fulfilled, refused or expired */
    public void answer(Request request, RequestState outcome) {
        tell(request, "request-answer", Map.of("outcome", outcome.word()));
    }

    public void somethingIsAsked(Request request) {
        tell(request, "request-reminder", Map.of());
    }

    public void interim(Request request) {
        tell(request, "request-interim", Map.of());
    }

    /** @param stands whether what was decided before stands */
    public void complaintDecided(UUID subject, UUID complaint, Language language, boolean stands) {
        var id = complaint.toString();
        messages.later(new Message(
                subject,
                "request-answer",
                language.word(),
                Map.of("request", id, "kind", "complaint", "outcome", stands ? "upheld" : "overturned"),
                id));
    }

    /** @param href of this service, with the token */
    public void packageReady(Request request, URI href, Instant until) {
        var id = request.id().toString();
        messages.later(new Message(
                request.subject(),
                "package-ready",
                request.asked().language().word(),
                Map.of("request", id, "until", until.toString(), "link", publicUrl + href),
                id));
    }

    private void tell(Request request, String kind, Map<String, String> more) {
        var id = request.id().toString();
        var parameters =
                new HashMap<>(Map.of("request", id, "kind", request.kind().word()));
        parameters.putAll(more);
        messages.later(
                new Message(request.subject(), kind, request.asked().language().word(), Map.copyOf(parameters), id));
    }
}
