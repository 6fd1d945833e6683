package cn.xinshou.breach.notice;

import cn.xinshou.breach.incident.Incidents;
import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.PageSize;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Whom an incident concerns. */
@Path("/incidents/{id}/recipients")
@RunOnVirtualThread
class RecipientResource {

    // 20,000 ids stay below the largest body; longer lists come in several requests.
    private static final int MOST = 20_000;

    record People(@NotEmpty @Size(max = MOST) List<@NotNull UUID> subjects) {}

    record Listed(@JsonUnwrapped Page<UUID> page, long count, String digest) {}

    private final Incidents incidents;
    private final Recipients recipients;
    private final AddRecipients add;
    private final Caller caller;

    RecipientResource(Incidents incidents, Recipients recipients, AddRecipients add, Caller caller) {
        this.incidents = incidents;
        this.recipients = recipients;
        this.add = add;
        this.caller = caller;
    }

    @POST
    @RolesAllowed("responder")
    @ResponseStatus(201)
    @Idempotent
    public AddRecipients.Added add(@RestPath UUID id, @Valid @NotNull People people) {
        return add.add(id, people.subjects(), caller.id());
    }

    @GET
    @RolesAllowed({"responder", "approver", "auditor", "privacy-officer"})
    public Listed all(
            @RestPath UUID id, @RestQuery @Nullable String cursor, @RestQuery @DefaultValue("50") @PageSize int limit) {
        incidents.required(id);
        var now = recipients.snapshot(id);
        return new Listed(
                Page.of(recipients.of(id, cursor, limit + 1), limit, Cursor::encode), now.count(), now.digest());
    }
}
