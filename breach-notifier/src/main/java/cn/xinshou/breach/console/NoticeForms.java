package cn.xinshou.breach.console;

import cn.xinshou.breach.delivery.ResumeNotice;
import cn.xinshou.breach.delivery.SendNotice;
import cn.xinshou.breach.delivery.StopNotice;
import cn.xinshou.breach.notice.ApproveNotice;
import cn.xinshou.breach.notice.DraftNotice;
import cn.xinshou.breach.notice.EditNotice;
import cn.xinshou.breach.notice.NoticeContent;
import cn.xinshou.breach.notice.RejectNotice;
import cn.xinshou.breach.notice.SubmitNotice;
import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.frontdoor.problem.Problem;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.ForbiddenException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Writing, agreeing to and sending a notice on the incident's page. */
@Path("/console")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class NoticeForms {

    private final DraftNotice draft;
    private final EditNotice edit;
    private final SubmitNotice submit;
    private final ApproveNotice approve;
    private final RejectNotice reject;
    private final SendNotice send;
    private final StopNotice stop;
    private final ResumeNotice resume;
    private final Validator validator;
    private final Caller caller;
    private final Pages pages;
    private final ProblemPage problems;

    NoticeForms(
            DraftNotice draft,
            EditNotice edit,
            SubmitNotice submit,
            ApproveNotice approve,
            RejectNotice reject,
            SendNotice send,
            StopNotice stop,
            ResumeNotice resume,
            Validator validator,
            Caller caller,
            Pages pages,
            ProblemPage problems) {
        this.draft = draft;
        this.edit = edit;
        this.submit = submit;
        this.approve = approve;
        this.reject = reject;
        this.send = send;
        this.stop = stop;
        this.resume = resume;
        this.validator = validator;
        this.caller = caller;
        this.pages = pages;
        this.problems = problems;
    }

    @POST
    @Path("/incidents/{id}/notices")
    @RolesAllowed("responder")
    public RestResponse<TemplateInstance> start(@RestPath UUID id) {
        draft.draft(id, new NoticeForm().content(), caller.id());
        return IncidentForms.page(id, "#notices");
    }

    @POST
    @Path("/incidents/{id}/notices/{notice}")
    @RolesAllowed("responder")
    public RestResponse<TemplateInstance> save(@RestPath UUID id, @RestPath UUID notice, @BeanParam NoticeForm form) {
        edit.edit(id, notice, IncidentForms.tag(form.version), checked(form.content()), caller.id());
        return IncidentForms.page(id, "#notices");
    }

    /** What the text, as it stands in the form and unsaved, still lacks. */
    @POST
    @Path("/incidents/{id}/notices/{notice}/missing")
    @RolesAllowed("responder")
    public TemplateInstance missing(@RestPath UUID id, @RestPath UUID notice, @BeanParam NoticeForm form) {
        return pages.missing(form.content());
    }

    @POST
    @Path("/incidents/{id}/notices/{notice}/submit")
    @RolesAllowed("responder")
    public RestResponse<TemplateInstance> submit(@RestPath UUID id, @RestPath UUID notice) {
        submit.submit(id, notice, caller.id());
        return IncidentForms.page(id, "#notices");
    }

    @POST
    @Path("/incidents/{id}/notices/{notice}/approve")
    @RolesAllowed({"approver", "privacy-officer"})
    public RestResponse<TemplateInstance> approve(@RestPath UUID id, @RestPath UUID notice) {
        approve.approve(id, notice, caller.id(), caller.has("approver") ? "approver" : "privacy-officer");
        return IncidentForms.page(id, "#notices");
    }

    @POST
    @Path("/incidents/{id}/notices/{notice}/reject")
    @RolesAllowed({"approver", "privacy-officer"})
    public RestResponse<TemplateInstance> reject(
            @RestPath UUID id, @RestPath UUID notice, @RestForm @NotNull @ValidText(max = 1_000) String reason) {
        reject.reject(id, notice, reason.strip(), caller.id());
        return IncidentForms.page(id, "#notices");
    }

    @POST
    @Path("/incidents/{id}/notices/{notice}/send")
    @RolesAllowed({"responder", "approver"})
    public RestResponse<TemplateInstance> send(@RestPath UUID id, @RestPath UUID notice) {
        send.send(id, notice, caller.id());
        return IncidentForms.page(id, "#deliveries");
    }

    @POST
    @Path("/incidents/{id}/notices/{notice}/stop")
    @RolesAllowed({"responder", "approver", "privacy-officer"})
    public RestResponse<TemplateInstance> stop(@RestPath UUID id, @RestPath UUID notice) {
        stop.stop(id, notice, caller.id());
        return IncidentForms.page(id, "#deliveries");
    }

    @POST
    @Path("/incidents/{id}/notices/{notice}/resume")
    @RolesAllowed({"responder", "approver"})
    public RestResponse<TemplateInstance> resume(@RestPath UUID id, @RestPath UUID notice) {
        resume.resume(id, notice, caller.id());
        return IncidentForms.page(id, "#deliveries");
    }

    private NoticeContent checked(NoticeContent content) {
        var violations = validator.validate(content);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return content;
    }

    @ServerExceptionMapper
    RestResponse<TemplateInstance> problem(Problem problem) {
        return problems.of(problem);
    }

    @ServerExceptionMapper
    RestResponse<TemplateInstance> forbidden(ForbiddenException failure) {
        return problems.of(failure);
    }

    @ServerExceptionMapper
    RestResponse<TemplateInstance> violated(ConstraintViolationException failure) {
        return problems.of(failure);
    }
}
