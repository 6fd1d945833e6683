package cn.xinshou.audit.checkpoint;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** That the published tree only grew (RFC 6962, 2.1.2). */
@Path("/ledger/consistency")
@RunOnVirtualThread
class ConsistencyResource {

    record Consistency(long from, long to, byte[] fromRoot, byte[] toRoot, List<byte[]> proof) {}

    private final PublishedTree tree;

    ConsistencyResource(PublishedTree tree) {
        this.tree = tree;
    }

    @GET
    @RolesAllowed({"auditor", "data-subject", "service-consent"})
    public Consistency consistency(
            @QueryParam("from") @PositiveOrZero @Nullable Long from,
            @QueryParam("to") @PositiveOrZero @Nullable Long to) {
        var published = tree.size();
        var earlier = from == null ? 0 : from;
        var later = to == null ? published : to;
        if (later > published) {
            throw PublishedTree.outside("to", "must not be larger than the published size, which is " + published);
        }
        if (earlier > later) {
            throw PublishedTree.outside("from", "must not be larger than to");
        }
        return tree.with(it ->
                new Consistency(earlier, later, it.root(earlier), it.root(later), it.consistency(earlier, later)));
    }
}
