package cn.xinshou.audit.checkpoint;

import cn.xinshou.audit.ledger.EntryAccess;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** That an entry is in the published tree (RFC 6962, 2.1.1). */
@Path("/ledger/entries/{index}/proof")
@RunOnVirtualThread
class InclusionResource {

    record Inclusion(long index, long size, byte[] leafHash, byte[] rootHash, List<byte[]> proof) {}

    private final PublishedTree tree;
    private final EntryAccess access;

    InclusionResource(PublishedTree tree, EntryAccess access) {
        this.tree = tree;
        this.access = access;
    }

    @GET
    @RolesAllowed({"auditor", "data-subject", "service-consent", "service-identity"})
    public Inclusion inclusion(@PositiveOrZero long index, @QueryParam("size") @PositiveOrZero @Nullable Long size) {
        var entry = access.entry(index);
        var published = tree.size();
        var asked = size == null ? published : size;
        if (asked > published || index >= asked) {
            throw PublishedTree.outside(
                    "size", "must be between " + (index + 1) + " and the published size, which is " + published);
        }
        return tree.with(
                it -> new Inclusion(index, asked, entry.leafHash(), it.root(asked), it.inclusion(index, asked)));
    }
}
