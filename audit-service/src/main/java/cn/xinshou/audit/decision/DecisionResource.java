package cn.xinshou.audit.decision;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.input.ValidText;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One decision: explained to the person it is about, appealed against by them, reviewed by a privacy officer. */
@Path("/decisions")
@RunOnVirtualThread
class DecisionResource {

    /** @param refuseAutomation the person wants no decision by a machine alone from now on */
    record Appeal(
            @Nullable @ValidText(max = 2_000) String words,
            @Nullable Boolean refuseAutomation) {}

    record Review(
            @NotNull Outcome outcome,
            @NotNull @ValidText(max = 2_000) String reasons) {}

    /** Where it stands now, without what it is about. */
    record Standing(UUID id, DecisionState state) {}

    private final ShowDecisions show;
    private final AppealDecision appeal;
    private final ReviewDecision review;
    private final Caller caller;

    DecisionResource(ShowDecisions show, AppealDecision appeal, ReviewDecision review, Caller caller) {
        this.show = show;
        this.appeal = appeal;
        this.review = review;
        this.caller = caller;
    }

    /** What waits for a person, oldest first. */
    @GET
    @RolesAllowed("privacy-officer")
    public Page<DecisionView> waiting(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize int limit) {
        return show.waiting(DecisionCursor.read(cursor), limit);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"data-subject", "privacy-officer", "service-identity"})
    public DecisionView one(UUID id) {
        return show.one(id);
    }

    @POST
    @Path("{id}/appeal")
    @RolesAllowed("data-subject")
    @Idempotent
    public Standing appeal(UUID id, @Valid @NotNull Appeal said) {
        var decision = appeal.appeal(id, caller.subject(), said.words(), Boolean.TRUE.equals(said.refuseAutomation()));
        return new Standing(decision.id(), decision.state());
    }

    @POST
    @Path("{id}/review")
    @RolesAllowed("privacy-officer")
    @Idempotent
    public Standing review(UUID id, @Valid @NotNull Review found) {
        var decision = review.review(id, found.outcome(), found.reasons(), caller.id());
        return new Standing(decision.id(), decision.state());
    }
}
