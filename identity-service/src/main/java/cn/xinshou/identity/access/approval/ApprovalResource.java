package cn.xinshou.identity.access.approval;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.reading.Actor;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Where staff ask for a second person's word, and officers give it. What cannot wait for it goes in through {@code emergency}. */
@Path("/access-approvals")
@RolesAllowed({"privacy-officer", "responder"})
@RunOnVirtualThread
class ApprovalResource {

    record Asked(
            @NotNull UUID subject,

            @NotNull @ValidText(max = 64) @JsonProperty("case")
            String caseId,

            @NotEmpty Set<@NotNull Item> items,
            @NotNull @ValidText(max = 1_000) String reason,
            @Nullable Instant until) {

        @Override
        public String toString() {
            return "Asked[" + subject + ", " + caseId + ", " + items + "]";
        }
    }

    private final AskForApproval ask;
    private final DecideApproval decide;
    private final ShowApprovals show;
    private final Caller caller;

    ApprovalResource(AskForApproval ask, DecideApproval decide, ShowApprovals show, Caller caller) {
        this.ask = ask;
        this.decide = decide;
        this.show = show;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    @Idempotent
    public ApprovalView ask(@Valid @NotNull Asked asked) {
        return ApprovalView.of(
                ask.ask(
                        asked.subject(),
                        asked.caseId(),
                        asked.items(),
                        asked.reason(),
                        asked.until(),
                        Actor.of(caller)),
                null);
    }

    /** With the reasons, for those who decide. */
    @GET
    @RolesAllowed("privacy-officer")
    public Page<ApprovalView> list(
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("50") @PageSize int limit) {
        return show.list(state(state), IdCursor.after(cursor), limit, Actor.of(caller));
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed("privacy-officer")
    public ApprovalView approve(UUID id) {
        return ApprovalView.of(decide.decide(id, true), null);
    }

    @POST
    @Path("/{id}/reject")
    @RolesAllowed("privacy-officer")
    public ApprovalView reject(UUID id) {
        return ApprovalView.of(decide.decide(id, false), null);
    }

    private static @Nullable ApprovalState state(@Nullable String word) {
        return word == null
                ? null
                : Arrays.stream(ApprovalState.values())
                        .filter(state -> state.word().equals(word))
                        .findFirst()
                        .orElseThrow(() -> Problem.of(CommonProblem.INVALID_REQUEST, "Mend the parameter named.")
                                .field("state", "must be pending, approved or rejected"));
    }
}
