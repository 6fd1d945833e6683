package cn.xinshou.identity.request.progress;

import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.identity.request.Requests;
import cn.xinshou.identity.request.complaint.Complain;
import cn.xinshou.identity.request.progress.RequestWaitResource.Said;
import cn.xinshou.identity.request.view.RequestView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the person says to the desk while a request is open. Officers write it down for those who wrote or called. */
@Path("/requests/{id}")
@RolesAllowed({"data-subject", "privacy-officer"})
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RequestAnswerResource {

    record Reply(@NotNull @ValidText(max = 8_000) String words) {

        @Override
        public String toString() {
            return "Reply[…]";
        }
    }

    record Agreement(
            @NotNull Boolean agreed,
            @ValidText(max = 2_000) @Nullable String words) {

        @Override
        public String toString() {
            return "Agreement[" + agreed + "]";
        }
    }

    private final ResumeRequest resume;
    private final AnswerExtension answer;
    private final WithdrawRequest withdraw;
    private final Complain complain;
    private final Requests requests;

    RequestAnswerResource(
            ResumeRequest resume,
            AnswerExtension answer,
            WithdrawRequest withdraw,
            Complain complain,
            Requests requests) {
        this.resume = resume;
        this.answer = answer;
        this.withdraw = withdraw;
        this.complain = complain;
        this.requests = requests;
    }

    @POST
    @Path("/reply")
    @Idempotent
    public RequestView reply(UUID id, @Valid @NotNull Reply reply) {
        return RequestView.of(resume.resume(id, reply.words()));
    }

    @POST
    @Path("/agree")
    @Idempotent
    public RequestView agree(UUID id, @Valid @NotNull Agreement agreement) {
        return RequestView.of(answer.answer(id, agreement.agreed(), agreement.words()));
    }

    @POST
    @Path("/withdraw")
    @Idempotent
    public RequestView withdraw(UUID id, @Valid @Nullable Said said) {
        return RequestView.of(withdraw.withdraw(id, Said.in(said)));
    }

    @POST
    @Path("/complain")
    @Idempotent
    public RequestView complain(UUID id, @Valid @NotNull Reply reply) {
        return RequestView.with(complain.complain(null, id, reply.words()), requests.findById(id));
    }
}
