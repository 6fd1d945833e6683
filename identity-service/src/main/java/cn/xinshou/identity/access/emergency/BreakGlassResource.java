package cn.xinshou.identity.access.emergency;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.identity.access.YesOrNo;
import cn.xinshou.identity.access.approval.IdCursor;
import cn.xinshou.identity.reading.Actor;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Where the glass is broken, and where somebody else looks at the pieces. */
@Path("/break-glass")
@RolesAllowed({"privacy-officer", "responder"})
@RunOnVirtualThread
class BreakGlassResource {

    record Emergency(
            @NotNull UUID subject,

            @ValidText(max = 64) @JsonProperty("case") @Nullable
            String caseId,

            @NotNull @ValidText(max = 1_000) String reason) {

        @Override
        public String toString() {
            return "Emergency[" + subject + "]";
        }
    }

    record Review(
            @NotNull Boolean justified,
            @NotNull @ValidText(max = 4_000) String words) {

        @Override
        public String toString() {
            return "Review[" + justified + "]";
        }
    }

    private final BreakGlass breakGlass;
    private final ReviewEmergency review;
    private final ShowEmergencies show;
    private final Caller caller;

    BreakGlassResource(BreakGlass breakGlass, ReviewEmergency review, ShowEmergencies show, Caller caller) {
        this.breakGlass = breakGlass;
        this.review = review;
        this.show = show;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    @Idempotent
    public EmergencyView use(@Valid @NotNull Emergency emergency) {
        return EmergencyView.of(
                breakGlass.use(emergency.subject(), null, emergency.caseId(), emergency.reason(), Actor.of(caller)),
                null,
                null);
    }

    @GET
    @RolesAllowed("privacy-officer")
    public Page<EmergencyView> list(
            @RestQuery @Nullable String reviewed,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("50") @PageSize int limit) {
        var wanted = YesOrNo.read("reviewed", reviewed);
        return show.list(wanted, IdCursor.after(cursor), limit, Actor.of(caller));
    }

    @POST
    @Path("/{id}/review")
    @RolesAllowed("privacy-officer")
    public EmergencyView review(UUID id, @Valid @NotNull Review said) {
        return EmergencyView.of(review.review(id, said.justified(), said.words()), null, null);
    }
}
