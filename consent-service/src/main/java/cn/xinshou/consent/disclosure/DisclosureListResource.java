package cn.xinshou.consent.disclosure;

import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What privacy officers have to look at, the longest waiting first. */
@Path("/disclosures")
@RolesAllowed("privacy-officer")
@RunOnVirtualThread
class DisclosureListResource {

    private final DisclosureSummaries summaries;

    DisclosureListResource(DisclosureSummaries summaries) {
        this.summaries = summaries;
    }

    @GET
    public Page<DisclosureSummaries.Summary> all(
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize int limit)
            throws SQLException {
        var after = Instant.EPOCH;
        var id = new UUID(0, 0);
        if (cursor != null) {
            var parts = Cursor.decode(cursor, 2);
            try {
                after = Instant.parse(parts.getFirst());
                id = UUID.fromString(parts.get(1));
            } catch (DateTimeParseException | IllegalArgumentException e) {
                throw Problem.of(CommonProblem.INVALID_REQUEST, "Use the cursor that the page before gave as next.")
                        .field("cursor", "is not one of this list");
            }
        }
        return Page.of(
                summaries.page(state(state), after, id, limit + 1),
                limit,
                last -> Cursor.encode(last.askedAt(), last.id()));
    }

    private static Disclosure.@Nullable State state(@Nullable String word) {
        return switch (word) {
            case null -> null;
            case "pending-review" -> Disclosure.State.PENDING_REVIEW;
            case "decided" -> Disclosure.State.DECIDED;
            default ->
                throw Problem.of(CommonProblem.INVALID_REQUEST, "Ask for those that wait, or leave state out.")
                        .field("state", "must be pending-review or decided");
        };
    }
}
