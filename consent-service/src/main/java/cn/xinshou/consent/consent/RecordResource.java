package cn.xinshou.consent.consent;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.receipt.ConsentRecord;
import cn.xinshou.consent.receipt.RecordedEvent;
import cn.xinshou.consent.receipt.Statement;
import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The consent record of ISO/IEC TS 27560: how one person stands to one purpose and how it came to that, for programs of others. */
@Path("/subjects/{subject}/consents/{purpose}/record")
@PermissionsAllowed("act-for-subject")
@RunOnVirtualThread
class RecordResource {

    private final Consents consents;
    private final ConsentActs acts;
    private final Policies policies;
    private final ObjectMapper json;
    private final Clock clock;
    private final String home;

    RecordResource(
            Consents consents,
            ConsentActs acts,
            Policies policies,
            ObjectMapper json,
            Clock clock,
            @ConfigProperty(name = "xinshou.consent.public-address") Optional<String> address,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.consents = consents;
        this.acts = acts;
        this.policies = policies;
        this.json = json;
        this.clock = clock;
        this.home = address.orElse("http://localhost:" + port).replaceAll("/+$", "");
    }

    @GET
    @Produces({"application/json", "application/ld+json"})
    public String record(
            UUID subject,
            @Token String purpose,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("500") @PageSize int limit)
            throws JsonProcessingException {
        var before = cursor == null ? Long.MAX_VALUE : ConsentResource.revision(cursor);
        var page = Page.of(acts.page(subject, purpose, before, limit), limit, last -> Cursor.encode(last.revision()));
        var consent = consents.find(subject, purpose);
        if (consent.isEmpty() || page.items().isEmpty()) {
            throw Problem.of(
                            CommonProblem.NOT_FOUND, "Nothing was ever decided about this purpose; there is no record.")
                    .field("purpose", "has no record of this person");
        }
        var events = page.items().stream().map(act -> event(subject, act)).toList();
        return json.writeValueAsString(
                new ConsentRecord(status(consent.get()), events, page.next(), clock.instant(), home).document());
    }

    private ConsentRecord.Status status(Consent consent) {
        var now = clock.instant();
        return new ConsentRecord.Status(
                consent.stateAt(now).word(), consent.sinceAt(now), consent.expires(), consent.isGuardianMissing());
    }

    private RecordedEvent event(UUID subject, ConsentAct act) {
        var policy = policies.find(act.policyVersion()).orElseThrow();
        return new RecordedEvent(
                act.action(),
                new Statement(
                        act.receiptId(),
                        subject,
                        policy,
                        policy.purpose(act.purpose()).orElseThrow(),
                        act.state().word(),
                        Language.fromString(act.language()),
                        act.textDigest(),
                        act.surface(),
                        act.separate(),
                        act.guardian(),
                        act.at(),
                        act.expires(),
                        act.revision()),
                act.prompt());
    }
}
