package cn.xinshou.breach.notice;

import cn.xinshou.breach.incident.Incidents;
import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.IfMatch;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Writing a notice. */
@Path("/incidents/{id}/notices")
@RunOnVirtualThread
class NoticeResource {

    private final Incidents incidents;
    private final NoticeViews views;
    private final DraftNotice draft;
    private final EditNotice edit;
    private final Caller caller;

    NoticeResource(Incidents incidents, NoticeViews views, DraftNotice draft, EditNotice edit, Caller caller) {
        this.incidents = incidents;
        this.views = views;
        this.draft = draft;
        this.edit = edit;
        this.caller = caller;
    }

    @POST
    @RolesAllowed("responder")
    @ResponseStatus(201)
    @Idempotent
    public NoticeView draft(@RestPath UUID id, @Valid @NotNull NoticeContent content) {
        return views.of(draft.draft(id, content, caller.id()));
    }

    @GET
    @RolesAllowed({"responder", "approver", "auditor", "privacy-officer"})
    public Page<NoticeView> all(@RestPath UUID id) {
        return Page.whole(views.all(incidents.required(id).id()));
    }

    @GET
    @Path("/{notice}")
    @RolesAllowed({"responder", "approver", "auditor", "privacy-officer"})
    public RestResponse<NoticeView> one(@RestPath UUID id, @RestPath UUID notice) {
        return tagged(views.of(id, notice));
    }

    @PUT
    @Path("/{notice}")
    @RolesAllowed("responder")
    public RestResponse<NoticeView> edit(
            @RestPath UUID id,
            @RestPath UUID notice,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @Valid @NotNull NoticeContent content) {
        return tagged(views.of(edit.edit(id, notice, ifMatch, content, caller.id())));
    }

    private static RestResponse<NoticeView> tagged(NoticeView view) {
        return RestResponse.ResponseBuilder.ok(view)
                .header("ETag", IfMatch.tag(view.version()))
                .build();
    }
}
