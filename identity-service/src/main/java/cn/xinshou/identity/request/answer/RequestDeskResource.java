package cn.xinshou.identity.request.answer;

import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.request.Ground;
import cn.xinshou.identity.request.complaint.DecideComplaint;
import cn.xinshou.identity.request.complaint.Deciding;
import cn.xinshou.identity.request.view.RequestView;
import cn.xinshou.identity.right.DeletionScope;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How officers answer requests. */
@Path("/requests/{id}")
@RolesAllowed("privacy-officer")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RequestDeskResource {

    /**
     * @param items for a correction that was asked for in words: what the items are to be
     * @param scope for a deletion that was asked for in words: how much of it is meant
     * @param feeCny for a transfer that is clearly excessive (条例 25), with the reason for it
     */
    record Fulfilment(
            @ValidText(max = 8_000) @Nullable String answer,
            @Nullable ObjectNode items,
            @Valid @Nullable Scope scope,

            @Positive @Digits(integer = 6, fraction = 2) @Nullable
            BigDecimal feeCny,

            @ValidText(max = 2_000) @Nullable String feeReason) {

        static final Fulfilment NOTHING = new Fulfilment(null, null, null, null, null);

        @Override
        public String toString() {
            return "Fulfilment[…]";
        }
    }

    /** What of a person's data is to go; said by whoever read the words that ask for it. */
    record Scope(
            @Nullable Set<@NotNull Item> items,

            @Nullable
            Set<@NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,63}", message = "must be a purpose's id") String> purposes,

            @Nullable Boolean everything) {

        DeletionScope meant() {
            var named = items == null
                    ? List.<String>of()
                    : items.stream().map(Item::word).sorted().toList();
            var ended = purposes == null
                    ? List.<String>of()
                    : purposes.stream().sorted().toList();
            var all = Boolean.TRUE.equals(everything);
            if (all != (named.isEmpty() && ended.isEmpty())) {
                throw Problem.of(CommonProblem.INVALID_REQUEST, "Say what goes: some of it, or everything.")
                        .field("scope", "must name items or purposes, or everything, and not both");
            }
            return new DeletionScope(named, ended, all);
        }
    }

    record Reviewing(
            @NotNull Ground ground,
            @NotNull Boolean agrees,
            @NotNull @ValidText(max = 8_000) String opinion) {

        @Override
        public String toString() {
            return "Reviewing[" + ground + "]";
        }
    }

    private final FulfilRequest fulfil;
    private final RefuseRequest refuse;
    private final ReviewRefusal review;
    private final DecideComplaint decide;

    RequestDeskResource(FulfilRequest fulfil, RefuseRequest refuse, ReviewRefusal review, DecideComplaint decide) {
        this.fulfil = fulfil;
        this.refuse = refuse;
        this.review = review;
        this.decide = decide;
    }

    @POST
    @Path("/fulfil")
    @Idempotent
    public RequestView fulfil(UUID id, @Valid @Nullable Fulfilment fulfilment) {
        return RequestView.of(fulfil.fulfil(id, fulfilment == null ? Fulfilment.NOTHING : fulfilment));
    }

    @POST
    @Path("/refuse")
    @Idempotent
    public RequestView refuse(UUID id, @Valid @NotNull Refusal refusal) {
        return RequestView.of(refuse.refuse(id, refusal));
    }

    @POST
    @Path("/review")
    @Idempotent
    public RequestView review(UUID id, @Valid @NotNull Reviewing reviewing) {
        return RequestView.of(review.review(id, reviewing.ground(), reviewing.agrees(), reviewing.opinion()));
    }

    @POST
    @Path("/decide-complaint")
    @Idempotent
    public RequestView decideComplaint(UUID id, @Valid @NotNull Deciding deciding) {
        return RequestView.of(decide.ofRequest(id, deciding.outcome(), deciding.answer()));
    }
}
