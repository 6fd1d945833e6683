package cn.xinshou.consent.consent;

import cn.xinshou.consent.policy.Policy;
import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.PageSize;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** A person's answer to a version of the policy. */
@Path("/subjects/{subject}/policy-decisions")
@PermissionsAllowed("act-for-subject")
@RunOnVirtualThread
class PolicyDecisionResource {

    record Request(@NotNull @Token String version, @NotNull PolicyDecision decision) {}

    /**
     * @param governing the version that governs this person from now on
     * @param effectiveFrom the first day of a version that is yet to come, from which on the decision counts
     */
    record Done(
            String version,
            PolicyDecision decision,
            String governing,
            String revision,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant effectiveFrom) {}

    record Entry(String version, PolicyDecision decision, Instant at, String revision) {}

    record Ahead(String version, PolicyDecision decision, Instant effectiveFrom, Instant at) {}

    /**
     * @param governing the version that governs the person now
     * @param items what they decided, newest first
     * @param ahead what they decided about versions that are yet to come
     * @param pending versions they have still to be shown, and may decide about
     */
    record View(
            String governing,
            List<Entry> items,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String next,

            List<Ahead> ahead,
            List<PendingVersions.Pending> pending) {}

    private final DecideOnPolicy decide;
    private final DecideAhead ahead;
    private final Questions questions;
    private final VersionsNow versions;
    private final People people;
    private final DecisionsAhead aheads;
    private final PendingVersions pending;

    PolicyDecisionResource(
            DecideOnPolicy decide,
            DecideAhead ahead,
            Questions questions,
            VersionsNow versions,
            People people,
            DecisionsAhead aheads,
            PendingVersions pending) {
        this.decide = decide;
        this.ahead = ahead;
        this.questions = questions;
        this.versions = versions;
        this.people = people;
        this.aheads = aheads;
        this.pending = pending;
    }

    @GET
    public View see(
            UUID subject,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize int limit) {
        var before = cursor == null ? Long.MAX_VALUE : ConsentResource.revision(cursor);
        var page = Page.of(people.decisions(subject, before, limit + 1), limit, last -> Cursor.encode(last.revision()))
                .map(said -> new Entry(said.version(), said.decision(), said.at(), Long.toString(said.revision())));
        return new View(
                governing(subject),
                page.items(),
                page.next(),
                aheads.of(subject).stream()
                        .map(said -> new Ahead(said.version(), said.decision(), said.effectiveFrom(), said.at()))
                        .toList(),
                pending.of(subject));
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    public Done decide(UUID subject, @Valid @NotNull Request request) {
        var upcoming = questions.upcoming(request.version());
        var person = upcoming.isPresent()
                ? ahead.decide(subject, upcoming.get(), request.decision())
                : decide.decide(subject, request.version(), request.decision());
        return new Done(
                request.version(),
                request.decision(),
                versions.all().policy(versions.governing(person)).version(),
                Long.toString(person.revision()),
                upcoming.map(Policy::effectiveFrom).orElse(null));
    }

    private String governing(UUID subject) {
        var rank = people.findByIdOptional(subject).map(versions::governing).orElseGet(versions::current);
        return versions.all().policy(rank).version();
    }
}
