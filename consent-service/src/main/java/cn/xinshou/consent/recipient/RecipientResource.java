package cn.xinshou.consent.recipient;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.IfMatch;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The register of recipients, for privacy officers. */
@Path("/recipients")
@RolesAllowed("privacy-officer")
@RunOnVirtualThread
class RecipientResource {

    /** @param due what is missing, has lapsed or is overdue: agreement, assessment, supervision, return-or-deletion */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            @JsonUnwrapped Recipient recipient, long version, Instant changedAt, String changedBy, List<String> due) {}

    record Written(String id, long version) {}

    private final Recipients recipients;
    private final WriteRecipient write;
    private final Caller caller;
    private final Clock clock;

    RecipientResource(Recipients recipients, WriteRecipient write, Caller caller, Clock clock) {
        this.recipients = recipients;
        this.write = write;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    public Page<View> all(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @DefaultValue("50") @PageSize int limit)
            throws SQLException {
        var after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        return Page.of(
                        recipients.page(after, limit + 1),
                        limit,
                        last -> Cursor.encode(last.recipient().id()))
                .map(this::view);
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    public Written register(@Valid @NotNull Recipient recipient) throws SQLException {
        return written(write.register(recipient, caller.id()));
    }

    @GET
    @Path("/{id}")
    public RestResponse<View> one(String id) throws SQLException {
        var found = recipients.find(id).orElseThrow(RecipientRules::unknown);
        return RestResponse.ResponseBuilder.ok(view(found))
                .header("ETag", IfMatch.tag(found.version()))
                .build();
    }

    @PUT
    @Path("/{id}")
    @Idempotent
    public Written put(
            String id, @HeaderParam("If-Match") @Nullable String ifMatch, @Valid @NotNull Recipient recipient)
            throws SQLException {
        return written(write.change(id, recipient, ifMatch, caller.id()));
    }

    @POST
    @Path("/{id}")
    @Idempotent
    public Written change(
            String id, @HeaderParam("If-Match") @Nullable String ifMatch, @Valid @NotNull Recipient recipient)
            throws SQLException {
        return put(id, ifMatch, recipient);
    }

    @GET
    @Path("/{id}/history")
    public Page<View> history(
            String id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize int limit)
            throws SQLException {
        recipients.find(id).orElseThrow(RecipientRules::unknown);
        var before = cursor == null ? Long.MAX_VALUE : version(cursor);
        return Page.of(recipients.history(id, before, limit + 1), limit, last -> Cursor.encode(last.version()))
                .map(this::view);
    }

    private static long version(String cursor) {
        try {
            return Long.parseLong(Cursor.decode(cursor, 1).getFirst());
        } catch (NumberFormatException e) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Use the cursor that the page before gave as next.")
                    .field("cursor", "is not one of this list");
        }
    }

    private View view(Registered registered) {
        return new View(
                registered.recipient(),
                registered.version(),
                registered.changedAt(),
                registered.changedBy(),
                due(registered.recipient()));
    }

    private List<String> due(Recipient recipient) {
        var now = clock.instant();
        var due = new ArrayList<String>();
        var ending = recipient.ending();
        if (ending != null && recipient.hasEnded(now)) {
            return ending.confirmation() == null ? List.of("return-or-deletion") : List.of();
        }
        if (!recipient.isBound(now)) {
            due.add(
                    recipient.agreement() != null
                                    && recipient.agreement().expires().isAfter(now)
                            ? "supervision"
                            : "agreement");
        }
        if (!recipient.isAssessed(now)) {
            due.add("assessment");
        }
        return due;
    }

    private static Written written(Registered registered) {
        return new Written(registered.recipient().id(), registered.version());
    }
}
