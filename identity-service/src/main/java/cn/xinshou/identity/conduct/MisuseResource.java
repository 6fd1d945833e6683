package cn.xinshou.identity.conduct;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Where people and staff say that data was misused, and officers who are not concerned answer. */
@Path("/misuse-reports")
@RolesAllowed({"data-subject", "privacy-officer", "responder", "approver", "auditor", "operator", "policy-editor"})
@RunOnVirtualThread
class MisuseResource {

    record Report(
            @ValidText(max = 64) @Nullable String about,
            @Nullable UUID reading,
            @NotNull @ValidText(max = 8_000) String words) {

        @Override
        public String toString() {
            return "Report[" + reading + "]";
        }
    }

    record Answer(
            @NotNull Finding outcome,
            @NotNull @ValidText(max = 8_000) String words) {

        @Override
        public String toString() {
            return "Answer[" + outcome + "]";
        }
    }

    private final ReportMisuse report;
    private final AnswerMisuse answer;
    private final ReadMisuse read;
    private final MisuseReports reports;
    private final Caller caller;

    MisuseResource(ReportMisuse report, AnswerMisuse answer, ReadMisuse read, MisuseReports reports, Caller caller) {
        this.report = report;
        this.answer = answer;
        this.read = read;
        this.reports = reports;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    @Idempotent
    public MisuseView report(@Valid @NotNull Report said) {
        return MisuseView.of(report.report(said.about(), said.reading(), said.words()), null, null);
    }

    /** One's own; for officers all that do not accuse them, due soonest first. Without words. */
    @GET
    public Page<MisuseView> list(
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("50") @PageSize int limit) {
        var open = isOpenOnly(state);
        var behind = behind(cursor);
        var found = caller.has("privacy-officer")
                ? reports.allBut(caller.id(), open, behind, limit + 1)
                : reports.by(caller.id(), behind, limit + 1);
        return Page.of(found, limit, one -> Cursor.encode(one.dueAt(), one.id()))
                .map(one -> MisuseView.of(one, null, null));
    }

    @GET
    @Path("/{id}")
    public MisuseView one(UUID id) {
        return read.read(id);
    }

    @POST
    @Path("/{id}/answer")
    @RolesAllowed("privacy-officer")
    public MisuseView answer(UUID id, @Valid @NotNull Answer said) {
        return MisuseView.of(answer.answer(id, said.outcome(), said.words()), null, null);
    }

    private static boolean isOpenOnly(@Nullable String state) {
        if (state != null && !state.equals("received")) {
            throw wrong("state", "must be received, or left out");
        }
        return state != null;
    }

    private static MisuseReports.Place behind(@Nullable String cursor) {
        if (cursor == null) {
            return MisuseReports.Place.BEGINNING;
        }
        try {
            var parts = Cursor.decode(cursor, 2);
            return new MisuseReports.Place(Instant.parse(parts.getFirst()), UUID.fromString(parts.getLast()));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw wrong("cursor", "is not one of this list");
        }
    }

    private static Problem wrong(String parameter, String why) {
        return Problem.of(CommonProblem.INVALID_REQUEST, "Mend the parameter named.")
                .field(parameter, why);
    }
}
