package cn.xinshou.breach.incident;

import cn.xinshou.breach.rule.ReporterProfile;
import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.IfMatch;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.input.ValidText;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Incidents: reported, listed, opened from a draft, closed. */
@Path("/incidents")
@RunOnVirtualThread
class IncidentResource {

    record Report(
            @NotNull @ValidText(max = 200) String title,
            @Nullable Instant occurredFrom,
            @Nullable Instant discoveredAt,
            @Nullable Instant learnedAt,

            @NotNull
            @Pattern(
                    regexp = "[a-z]+(-[a-z]+)*/[a-z]+(-[a-z]+)*",
                    message = "must be class/subclass, such as data-security/leak")
            String type,

            @NotNull ReporterProfile reporterProfile,
            @Valid @Nullable Facts facts) {

        Opening opening() {
            return new Opening(
                    title.strip(),
                    occurredFrom,
                    discoveredAt,
                    learnedAt,
                    type,
                    reporterProfile,
                    facts == null ? Facts.UNKNOWN : facts);
        }
    }

    record Closing(@NotNull @ValidText(max = 1_000) String reason) {}

    private final IncidentViews views;
    private final OpenIncident open;
    private final ConfirmIncident confirm;
    private final CloseIncident close;
    private final Caller caller;

    IncidentResource(
            IncidentViews views, OpenIncident open, ConfirmIncident confirm, CloseIncident close, Caller caller) {
        this.views = views;
        this.open = open;
        this.confirm = confirm;
        this.close = close;
        this.caller = caller;
    }

    @POST
    @RolesAllowed("responder")
    @ResponseStatus(201)
    @Idempotent
    public IncidentView open(@Valid @NotNull Report report) {
        return views.of(open.open(report.opening(), Origin.API, caller.id()));
    }

    @GET
    @RolesAllowed({"responder", "approver", "auditor", "privacy-officer"})
    public Page<IncidentView> newest(
            @RestQuery @Nullable @Pattern(regexp = "draft|open|handling-ended|closed") String state,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("50") @PageSize int limit) {
        return views.newest(state == null ? null : stateOf(state), cursor, limit);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"responder", "approver", "auditor", "privacy-officer"})
    public RestResponse<IncidentView> one(@RestPath UUID id) {
        var view = views.of(id);
        return RestResponse.ResponseBuilder.ok(view)
                .header("ETag", IfMatch.tag(view.version()))
                .build();
    }

    @POST
    @Path("/{id}/open")
    @RolesAllowed("responder")
    public IncidentView confirm(@RestPath UUID id) {
        return views.of(confirm.confirm(id, caller.id()));
    }

    @POST
    @Path("/{id}/close")
    @RolesAllowed("responder")
    @Idempotent
    public IncidentView close(@RestPath UUID id, @Valid @NotNull Closing closing) {
        return views.of(close.close(id, closing.reason().strip(), caller.id()));
    }

    private static IncidentState stateOf(String word) {
        return IncidentState.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
