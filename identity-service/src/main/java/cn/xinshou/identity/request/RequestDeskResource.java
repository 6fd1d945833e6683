package cn.xinshou.identity.request;

import cn.xinshou.frontdoor.input.ValidText;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How officers answer requests. */
@Path("/requests/{id}")
@RolesAllowed("privacy-officer")
@RunOnVirtualThread
class RequestDeskResource {

    record Fulfilment(@ValidText(max = 8_000) @Nullable String answer) {

        @Override
        public String toString() {
            return "Fulfilment[…]";
        }
    }

    record Refusal(
            @NotNull Ground ground,
            @NotNull @ValidText(max = 8_000) String reason) {

        @Override
        public String toString() {
            return "Refusal[" + ground + "]";
        }
    }

    private final FulfilRequest fulfil;
    private final RefuseRequest refuse;

    RequestDeskResource(FulfilRequest fulfil, RefuseRequest refuse) {
        this.fulfil = fulfil;
        this.refuse = refuse;
    }

    @POST
    @Path("/fulfil")
    public RequestView fulfil(UUID id, @Valid @Nullable Fulfilment fulfilment) {
        return RequestView.of(fulfil.fulfil(id, fulfilment == null ? null : fulfilment.answer()));
    }

    @POST
    @Path("/refuse")
    public RequestView refuse(UUID id, @Valid @NotNull Refusal refusal) {
        return RequestView.of(refuse.refuse(id, refusal.ground(), refusal.reason()));
    }
}
