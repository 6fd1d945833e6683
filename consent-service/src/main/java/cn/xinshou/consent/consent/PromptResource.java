package cn.xinshou.consent.consent;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.problem.ConsentProblem;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.problem.Problem;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** May the platform ask this person? */
@Path("/subjects/{subject}/prompts")
@RolesAllowed("platform")
@RunOnVirtualThread
class PromptResource {

    /** @param language in which the question will be put; Chinese if absent */
    record Request(
            @NotNull @Token String purpose,
            @NotNull @Token String surface,
            @Nullable Language language) {}

    /**
     * @param textDigest of the text to show, in the language asked for
     * @param separate whether the question must stand by itself (单独同意)
     * @param guardianRequired whether a guardian has to answer (PIPL 31)
     * @param showUntil after this it may not be shown any more
     */
    record Leave(
            UUID id,
            String purpose,
            String policyVersion,
            Language language,
            String textDigest,
            String clause,
            boolean separate,
            boolean guardianRequired,
            Instant showUntil) {}

    private final AskForConsent ask;
    private final CurrentVertxRequest exchange;
    private final Clock clock;

    PromptResource(AskForConsent ask, CurrentVertxRequest exchange, Clock clock) {
        this.ask = ask;
        this.exchange = exchange;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    public Leave ask(UUID subject, @Valid @NotNull Request request) {
        try {
            return leave(
                    ask.ask(subject, request.purpose(), request.surface()),
                    request.language() == null ? Language.ZH : request.language());
        } catch (AskForConsent.TooSoon early) {
            throw notYet(early.again());
        }
    }

    private static Leave leave(AskForConsent.Leave leave, Language language) {
        var prompt = leave.prompt();
        return new Leave(
                prompt.id(),
                prompt.purpose(),
                prompt.policyVersion(),
                language,
                leave.policy().text(language).digest(),
                leave.purpose().clause(),
                leave.purpose().separate() || leave.guardian(),
                leave.guardian(),
                prompt.showUntil());
    }

    private Problem notYet(Instant again) {
        var seconds = Duration.between(clock.instant(), again).toSeconds() + 1;
        exchange.getCurrent().response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, seconds)));
        return Problem.of(
                        ConsentProblem.ASKED_TOO_SOON,
                        "Do not ask before mayAskAgainAt, on whatever page. If the person decides without being asked, send that.")
                .field("purpose", "was asked about lately")
                .with("mayAskAgainAt", again);
    }
}
