package cn.xinshou.identity.request.verification;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.request.proof.Proof;
import cn.xinshou.identity.request.proof.SupportingItems;
import cn.xinshou.identity.request.view.RequestView;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where it is established who asked. */
@Path("/requests/{id}/verify")
@RolesAllowed({"data-subject", "privacy-officer"})
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class VerificationResource {

    /**
     * @param method mail-code has a code sent; manual asks an officer to look; nothing is the sign-in
     * @param code the code that was sent
     * @param items at least two supporting items
     * @param lookedAt what an officer looked at
     */
    record Shown(
            @Nullable Proof method,

            @Pattern(regexp = "[0-9]{6}", message = "must be six digits") @Nullable
            String code,

            @Nullable ObjectNode items,
            @ValidText(max = 2_000) @Nullable String lookedAt) {

        static final Shown NOTHING = new Shown(null, null, null, null);

        @Override
        public String toString() {
            return "Shown[" + method + "]";
        }
    }

    private final VerifyOnce once;
    private final ProveByCode byCode;
    private final ProveByItems byItems;
    private final SupportingItems supporting;
    private final Caller caller;

    VerificationResource(
            VerifyOnce once, ProveByCode byCode, ProveByItems byItems, SupportingItems supporting, Caller caller) {
        this.once = once;
        this.byCode = byCode;
        this.byItems = byItems;
        this.supporting = supporting;
        this.caller = caller;
    }

    @POST
    public RequestView verify(UUID id, @Valid @Nullable Shown body) {
        var shown = body == null ? Shown.NOTHING : body;
        if (caller.has("privacy-officer")) {
            requireAnOfficersWord(shown);
            return once.verify(id, null, shown.lookedAt());
        }
        if (shown.lookedAt() != null) {
            throw wrong("lookedAt", "is for officers to state");
        }
        return byThePerson(id, shown);
    }

    private RequestView byThePerson(UUID id, Shown shown) {
        if (shown.code() != null) {
            return RequestView.of(byCode.prove(id, shown.code()).orRefuse());
        }
        if (shown.items() != null) {
            return RequestView.of(
                    byItems.prove(id, supporting.read("items", shown.items())).orRefuse());
        }
        return switch (shown.method()) {
            case MAIL_CODE, MANUAL, SESSION, SIGN_IN -> once.verify(id, shown.method(), null);
            case ITEMS -> throw wrong("items", "is required");
            case null -> once.verify(id, null, null);
        };
    }

    private static void requireAnOfficersWord(Shown shown) {
        if (shown.method() != null && shown.method() != Proof.MANUAL) {
            throw wrong("method", "is for the person; an officer's is manual");
        }
        if (shown.code() != null) {
            throw wrong("code", "is for the person to show");
        }
        if (shown.items() != null) {
            throw wrong("items", "is for the person to show");
        }
    }

    private static Problem wrong(String field, String why) {
        return Problem.of(CommonProblem.INVALID_REQUEST, "Mend the field named and send it again.")
                .field(field, why);
    }
}
