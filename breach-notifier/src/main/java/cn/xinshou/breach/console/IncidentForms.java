package cn.xinshou.breach.console;

import cn.xinshou.breach.incident.AddNote;
import cn.xinshou.breach.incident.CloseIncident;
import cn.xinshou.breach.incident.ConfirmIncident;
import cn.xinshou.breach.incident.FactsPatch;
import cn.xinshou.breach.incident.LearnFacts;
import cn.xinshou.breach.incident.OpenIncident;
import cn.xinshou.breach.incident.Origin;
import cn.xinshou.breach.notice.AddRecipients;
import cn.xinshou.frontdoor.IfMatch;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.ForbiddenException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** What people do about an incident on its page. Every act ends on that page again, so that reloading repeats nothing. */
@Path("/console")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("responder")
@RunOnVirtualThread
class IncidentForms {

    private final OpenIncident open;
    private final ConfirmIncident confirm;
    private final CloseIncident close;
    private final LearnFacts learn;
    private final FactsPatch patch;
    private final AddNote addNote;
    private final AddRecipients addRecipients;
    private final Viewer viewer;
    private final ProblemPage problems;

    IncidentForms(
            OpenIncident open,
            ConfirmIncident confirm,
            CloseIncident close,
            LearnFacts learn,
            FactsPatch patch,
            AddNote addNote,
            AddRecipients addRecipients,
            Viewer viewer,
            ProblemPage problems) {
        this.open = open;
        this.confirm = confirm;
        this.close = close;
        this.learn = learn;
        this.patch = patch;
        this.addNote = addNote;
        this.addRecipients = addRecipients;
        this.viewer = viewer;
        this.problems = problems;
    }

    @POST
    @Path("/incidents")
    public RestResponse<TemplateInstance> report(@BeanParam @Valid ReportForm form) {
        return page(open.open(form.opening(), Origin.CONSOLE, viewer.id()).id(), "");
    }

    @POST
    @Path("/incidents/{id}/open")
    public RestResponse<TemplateInstance> confirm(@RestPath UUID id) {
        confirm.confirm(id, viewer.id());
        return page(id, "");
    }

    @POST
    @Path("/incidents/{id}/close")
    public RestResponse<TemplateInstance> close(
            @RestPath UUID id, @RestForm @NotNull @ValidText(max = 1_000) String reason) {
        close.close(id, reason.strip(), viewer.id());
        return page(id, "");
    }

    @POST
    @Path("/incidents/{id}/facts")
    public RestResponse<TemplateInstance> learn(@RestPath UUID id, @BeanParam FactsForm form) {
        learn.learn(id, tag(form.version), known -> patch.apply(known, form.patch()), viewer.id());
        return page(id, "#facts");
    }

    @POST
    @Path("/incidents/{id}/timeline")
    public RestResponse<TemplateInstance> note(
            @RestPath UUID id, @RestForm @NotNull @ValidText(max = 2_000) String text) {
        addNote.add(id, text.strip(), viewer.id());
        return page(id, "#timeline");
    }

    @POST
    @Path("/incidents/{id}/recipients")
    public RestResponse<TemplateInstance> people(
            @RestPath UUID id, @RestForm @NotNull @ValidText(max = 900_000) String subjects) {
        addRecipients.add(id, ids(subjects), viewer.id());
        return page(id, "#recipients");
    }

    private static List<UUID> ids(String typed) {
        try {
            return typed.strip()
                    .lines()
                    .flatMap(l -> List.of(l.strip().split("[,;\\s]+")).stream())
                    .filter(s -> !s.isEmpty())
                    .map(UUID::fromString)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "One id per line, each a UUID.")
                    .field("subjects", "is no list of UUIDs");
        }
    }

    static String tag(@Nullable String version) {
        try {
            return IfMatch.tag(version == null ? -1 : Long.parseLong(version));
        } catch (NumberFormatException e) {
            return IfMatch.tag(-1);
        }
    }

    static RestResponse<TemplateInstance> page(UUID incident, String anchor) {
        return RestResponse.seeOther(URI.create("/console/incidents/" + incident + anchor));
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
