package cn.xinshou.breach.incident;

import cn.xinshou.breach.clock.RunningClock;
import cn.xinshou.breach.rule.LevelFinding;
import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.IfMatch;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.input.ValidText;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What is known about one incident and what follows from it: facts, level, clocks, timeline. */
@Path("/incidents/{id}")
@RunOnVirtualThread
class FindingsResource {

    record Note(@NotNull @ValidText(max = 2_000) String text) {}

    record Noted(String kind, String text) {}

    private final IncidentViews views;
    private final LearnFacts learn;
    private final AddNote addNote;
    private final Timeline timeline;
    private final FactsPatch patch;
    private final Caller caller;

    FindingsResource(
            IncidentViews views,
            LearnFacts learn,
            AddNote addNote,
            Timeline timeline,
            FactsPatch patch,
            Caller caller) {
        this.views = views;
        this.learn = learn;
        this.addNote = addNote;
        this.timeline = timeline;
        this.patch = patch;
        this.caller = caller;
    }

    /** JSON merge patch (RFC 7396): null makes a fact unknown again, what is absent stays. */
    @PATCH
    @Path("/facts")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RolesAllowed("responder")
    public RestResponse<IncidentView> learn(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull ObjectNode changes) {
        var view = views.of(learn.learn(id, ifMatch, known -> patch.apply(known, changes), caller.id()));
        return RestResponse.ResponseBuilder.ok(view)
                .header("ETag", IfMatch.tag(view.version()))
                .build();
    }

    @GET
    @Path("/facts")
    @RolesAllowed({"responder", "approver", "auditor", "privacy-officer"})
    public RestResponse<Facts> facts(@RestPath UUID id) {
        var view = views.of(id);
        return RestResponse.ResponseBuilder.ok(view.facts())
                .header("ETag", IfMatch.tag(view.version()))
                .build();
    }

    @GET
    @Path("/level")
    @RolesAllowed({"responder", "approver", "auditor", "privacy-officer"})
    public LevelFinding level(@RestPath UUID id) {
        return views.of(id).level();
    }

    @GET
    @Path("/clocks")
    @RolesAllowed({"responder", "approver", "auditor", "privacy-officer"})
    public Page<RunningClock> clocks(@RestPath UUID id) {
        return Page.whole(views.of(id).clocks());
    }

    @GET
    @Path("/timeline")
    @RolesAllowed({"responder", "approver", "auditor", "privacy-officer"})
    public Page<Timeline.Entry> timeline(
            @RestPath UUID id, @RestQuery @Nullable String cursor, @RestQuery @DefaultValue("50") @PageSize int limit) {
        views.of(id);
        return Page.of(timeline.of(id, cursor, limit + 1), limit, entry -> Cursor.encode(entry.id()));
    }

    @POST
    @Path("/timeline")
    @RolesAllowed({"responder", "approver"})
    @ResponseStatus(201)
    @Idempotent
    public Noted note(@RestPath UUID id, @Valid @NotNull Note note) {
        addNote.add(id, note.text().strip(), caller.id());
        return new Noted("note", note.text().strip());
    }
}
