package cn.xinshou.consent.consent;

import cn.xinshou.frontdoor.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** A person's answer to a version of the policy. */
@Path("/subjects/{subject}/policy-decisions")
@PermissionsAllowed("act-for-subject")
@RunOnVirtualThread
class PolicyDecisionResource {

    record Request(@NotNull @Token String version, @NotNull PolicyDecision decision) {}

    /** @param governing the version that governs this person from now on */
    record Done(String version, PolicyDecision decision, String governing, String revision) {}

    private final DecideOnPolicy decide;
    private final VersionsNow versions;

    PolicyDecisionResource(DecideOnPolicy decide, VersionsNow versions) {
        this.decide = decide;
        this.versions = versions;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    public Done decide(UUID subject, @Valid @NotNull Request request) {
        var person = decide.decide(subject, request.version(), request.decision());
        var governing = versions.all().policy(versions.governing(person)).version();
        return new Done(request.version(), request.decision(), governing, Long.toString(person.revision()));
    }
}
