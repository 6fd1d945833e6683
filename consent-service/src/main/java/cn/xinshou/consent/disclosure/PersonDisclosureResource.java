package cn.xinshou.consent.disclosure;

import cn.xinshou.consent.recipient.SharingBasis;
import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was told about a person, to whom and why, and what was refused. */
@Path("/subjects/{subject}/disclosures")
@PermissionsAllowed("act-for-subject")
@RunOnVirtualThread
class PersonDisclosureResource {

    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            UUID disclosure,
            String recipient,
            String purpose,
            SharingBasis basis,
            boolean decision,
            Disclosure.Outcome state,
            String reason,
            @Nullable String promise,
            List<String> items,
            List<String> refusedItems,
            @Nullable List<Disclosure.Refused> refused,
            String policyVersion,
            Instant at) {

        static View of(Disclosure disclosure) {
            var one = disclosure.decisions().getFirst();
            return new View(
                    disclosure.id(),
                    disclosure.recipient(),
                    disclosure.purpose(),
                    disclosure.basis(),
                    one.decision(),
                    one.state(),
                    one.reason(),
                    one.promise(),
                    one.items(),
                    one.refusedItems(),
                    one.refused(),
                    one.policyVersion(),
                    one.at());
        }
    }

    private final Disclosures disclosures;
    private final Clock clock;

    PersonDisclosureResource(Disclosures disclosures, Clock clock) {
        this.disclosures = disclosures;
        this.clock = clock;
    }

    @GET
    public Page<View> all(
            UUID subject,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize int limit)
            throws SQLException {
        var before = END_OF_TIME;
        var id = new UUID(-1, -1);
        if (cursor != null) {
            var parts = Cursor.decode(cursor, 2);
            try {
                before = Instant.parse(parts.getFirst());
                id = UUID.fromString(parts.get(1));
            } catch (DateTimeParseException | IllegalArgumentException e) {
                throw Problem.of(CommonProblem.INVALID_REQUEST, "Use the cursor that the page before gave as next.")
                        .field("cursor", "is not one of this list");
            }
        }
        var rows = disclosures.about(subject, clock.instant(), before, id, limit + 1);
        return Page.of(rows, limit, PersonDisclosureResource::behind).map(View::of);
    }

    private static String behind(Disclosure last) {
        return Cursor.encode(last.decisions().getFirst().at(), last.id());
    }
}
