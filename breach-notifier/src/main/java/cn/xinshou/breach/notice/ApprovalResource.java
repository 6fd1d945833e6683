package cn.xinshou.breach.notice;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.input.ValidText;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** Four eyes: one writes and submits, another agrees or does not. */
@Path("/incidents/{id}/notices/{notice}")
@RunOnVirtualThread
class ApprovalResource {

    record Rejection(@NotNull @ValidText(max = 1_000) String reason) {}

    private final NoticeViews views;
    private final SubmitNotice submit;
    private final ApproveNotice approve;
    private final RejectNotice reject;
    private final Caller caller;

    ApprovalResource(
            NoticeViews views, SubmitNotice submit, ApproveNotice approve, RejectNotice reject, Caller caller) {
        this.views = views;
        this.submit = submit;
        this.approve = approve;
        this.reject = reject;
        this.caller = caller;
    }

    @POST
    @Path("/submit")
    @RolesAllowed("responder")
    public NoticeView submit(@RestPath UUID id, @RestPath UUID notice) {
        return views.of(submit.submit(id, notice, caller.id()));
    }

    @POST
    @Path("/approve")
    @RolesAllowed({"approver", "privacy-officer"})
    public NoticeView approve(@RestPath UUID id, @RestPath UUID notice) {
        var role = caller.has(ApprovalRule.APPROVER) ? ApprovalRule.APPROVER : ApprovalRule.PRIVACY_OFFICER;
        return views.of(approve.approve(id, notice, caller.id(), role));
    }

    @POST
    @Path("/reject")
    @RolesAllowed({"approver", "privacy-officer"})
    public NoticeView reject(@RestPath UUID id, @RestPath UUID notice, @Valid @NotNull Rejection rejection) {
        return views.of(reject.reject(id, notice, rejection.reason().strip(), caller.id()));
    }
}
