package cn.xinshou.identity.request.progress;

import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.request.view.RequestQuery;
import cn.xinshou.identity.request.view.RequestView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How officers order their work: what waits for the person, what needs more time, who looks after it. */
@Path("/requests/{id}")
@RolesAllowed("privacy-officer")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RequestWaitResource {

    /**
     * @param reason what is missing; part of the answer on day 30 if it is still missing then
     * @param words what else the person is told
     */
    record Pause(
            @NotNull @ValidText(max = 2_000) String reason,
            @ValidText(max = 8_000) @Nullable String words) {

        @Override
        public String toString() {
            return "Pause[…]";
        }
    }

    record Said(@ValidText(max = 8_000) @Nullable String words) {

        static @Nullable String in(@Nullable Said said) {
            return said == null ? null : said.words();
        }

        @Override
        public String toString() {
            return "Said[…]";
        }
    }

    /** @param until a time, or a day in China, which counts to its end */
    record Extension(
            @NotNull @ValidText(max = 40) String until,
            @NotNull @ValidText(max = 2_000) String reason) {

        @Override
        public String toString() {
            return "Extension[" + until + "]";
        }
    }

    /** @param assignee an officer's account; whoever calls if left out */
    record Assignment(
            @Pattern(regexp = "[A-Za-z0-9._:-]{1,64}") @Nullable
            String assignee) {}

    private final PauseRequest pause;
    private final ResumeRequest resume;
    private final ProposeExtension extend;
    private final AssignRequest assign;

    RequestWaitResource(PauseRequest pause, ResumeRequest resume, ProposeExtension extend, AssignRequest assign) {
        this.pause = pause;
        this.resume = resume;
        this.extend = extend;
        this.assign = assign;
    }

    @POST
    @Path("/pause")
    @Idempotent
    public RequestView pause(UUID id, @Valid @NotNull Pause wanted) {
        return RequestView.of(pause.pause(id, wanted.reason(), wanted.words()));
    }

    @POST
    @Path("/resume")
    @Idempotent
    public RequestView resume(UUID id, @Valid @Nullable Said said) {
        return RequestView.of(resume.resume(id, Said.in(said)));
    }

    @POST
    @Path("/extend")
    @Idempotent
    public RequestView extend(UUID id, @Valid @NotNull Extension wanted) {
        var until = RequestQuery.time("until", wanted.until());
        if (until == null) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Say until when.").field("until", "is required");
        }
        return RequestView.of(extend.propose(id, until, wanted.reason()));
    }

    @POST
    @Path("/assign")
    @Idempotent
    public RequestView assign(UUID id, @Valid @Nullable Assignment wanted) {
        return RequestView.of(assign.assign(id, wanted == null ? null : wanted.assignee()));
    }
}
