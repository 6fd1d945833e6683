package cn.xinshou.breach.campaign;

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
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What everybody still has to be told. */
@Path("/campaigns")
@RolesAllowed({"responder", "approver", "privacy-officer", "policy-editor", "auditor"})
@RunOnVirtualThread
class CampaignResource {

    private final Campaigns campaigns;

    CampaignResource(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @GET
    public Page<Campaigns.Campaign> list(
            @RestQuery @Nullable String cursor, @RestQuery @DefaultValue("50") @PageSize int limit) {
        return Page.of(campaigns.list(before(cursor), limit + 1), limit, last -> Cursor.encode(last.id()));
    }

    @GET
    @Path("/{id}")
    public Campaigns.Campaign one(@RestPath UUID id) {
        return campaigns
                .find(id)
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND, "There is no campaign of this id."));
    }

    private static @Nullable UUID before(@Nullable String cursor) {
        try {
            return cursor == null
                    ? null
                    : UUID.fromString(Cursor.decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException e) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Use the cursor that the page before gave as next.")
                    .field("cursor", "is not one of this list");
        }
    }
}
