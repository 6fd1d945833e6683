package cn.xinshou.identity.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.reading.LogCursor;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows a person who received what of theirs, and the receipts. */
@Path("/profiles/{subject}/recipients")
@PermissionsAllowed("act-for-subject")
@RunOnVirtualThread
class RecipientsResource {

    private final Deliveries deliveries;

    RecipientsResource(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @GET
    @Transactional
    public Page<Handover> recipients(
            UUID subject, @RestQuery @Nullable String cursor, @RestQuery @DefaultValue("50") @PageSize int limit) {
        var found = deliveries.about(subject, LogCursor.before(cursor), limit + 1);
        return Page.of(found, limit, handover -> Cursor.encode(handover.seq()));
    }

    /** The signed receipt of a delivery that was acknowledged (JWS). */
    @GET
    @Path("/{delivery}/receipt")
    @Produces("application/jose")
    @Transactional
    public String receipt(UUID subject, UUID delivery) {
        return deliveries
                .receipt(subject, delivery)
                .map(receipt -> new String(receipt, UTF_8))
                .orElseThrow(() -> Problem.of(
                        CommonProblem.NOT_FOUND, "There is no such delivery, or it is not acknowledged yet."));
    }
}
