package cn.xinshou.identity.conduct;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.reading.Actor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The register of sanctions: officers decide, people appeal, other officers decide again. */
@Path("/sanctions")
@RolesAllowed("privacy-officer")
@RunOnVirtualThread
class SanctionResource {

    private static final UUID LOWEST = new UUID(0, 0);

    record Decision(
            @NotNull UUID subject,
            @NotNull SanctionKind kind,
            @NotNull @ValidText(max = 8_000) String reasons,

            @NotEmpty @Size(max = 20)
            List<@NotNull @Pattern(regexp = "[0-9a-f]{64}", message = "must be a SHA-256 in lower-case hex") String>
                    evidence,

            @Nullable Instant until) {

        @Override
        public String toString() {
            return "Decision[" + subject + ", " + kind + "]";
        }
    }

    record Appeal(@NotNull @ValidText(max = 8_000) String words) {

        @Override
        public String toString() {
            return "Appeal[…]";
        }
    }

    record AppealDecision(
            @NotNull Boolean lifted,
            @NotNull @ValidText(max = 8_000) String reasons) {

        @Override
        public String toString() {
            return "AppealDecision[" + lifted + "]";
        }
    }

    private final ImposeSanction impose;
    private final AppealSanction appeal;
    private final DecideAppeal decide;
    private final ShowSanctions show;
    private final Sanctions sanctions;
    private final Caller caller;

    SanctionResource(
            ImposeSanction impose,
            AppealSanction appeal,
            DecideAppeal decide,
            ShowSanctions show,
            Sanctions sanctions,
            Caller caller) {
        this.impose = impose;
        this.appeal = appeal;
        this.decide = decide;
        this.show = show;
        this.sanctions = sanctions;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    @Idempotent
    public SanctionView impose(@Valid @NotNull Decision said) {
        return show.bare(impose.impose(said.subject(), said.kind(), said.reasons(), said.evidence(), said.until()));
    }

    /** Without words. */
    @GET
    public Page<SanctionView> list(
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("50") @PageSize int limit) {
        if (state != null && !state.equals("appealed")) {
            throw wrong("state", "must be appealed, or left out");
        }
        var found = sanctions.all(state != null, after(cursor), limit + 1);
        return Page.of(found, limit, sanction -> Cursor.encode(sanction.id())).map(show::bare);
    }

    @GET
    @Path("/{id}")
    public SanctionView one(UUID id) {
        return show.forOfficer(id, Actor.of(caller));
    }

    @POST
    @Path("/{id}/appeal")
    @RolesAllowed("data-subject")
    public SanctionView appeal(UUID id, @Valid @NotNull Appeal said) {
        return show.bare(appeal.appeal(id, said.words()));
    }

    @POST
    @Path("/{id}/decide-appeal")
    public SanctionView decide(UUID id, @Valid @NotNull AppealDecision said) {
        return show.bare(decide.decide(id, said.lifted(), said.reasons()));
    }

    private static UUID after(@Nullable String cursor) {
        if (cursor == null) {
            return LOWEST;
        }
        try {
            return UUID.fromString(Cursor.decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException e) {
            throw wrong("cursor", "is not one of this list");
        }
    }

    private static Problem wrong(String parameter, String why) {
        return Problem.of(CommonProblem.INVALID_REQUEST, "Mend the parameter named.")
                .field(parameter, why);
    }
}
