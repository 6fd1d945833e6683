package cn.xinshou.audit.checkpoint;

import cn.xinshou.audit.ledger.EntryAccess;
import cn.xinshou.audit.ledger.LedgerUnavailable;
import cn.xinshou.audit.ledger.StoredTiles;
import cn.xinshou.audit.ledger.Tree;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Proofs against what was published (RFC 6962, 2.1.1 and 2.1.2). Hashes are standard base64. */
@Path("/ledger")
@RunOnVirtualThread
class ProofResource {

    record Inclusion(long index, long size, byte[] leafHash, byte[] rootHash, List<byte[]> proof) {}

    record Consistency(long from, long to, byte[] fromRoot, byte[] toRoot, List<byte[]> proof) {}

    private final DataSource database;
    private final Checkpoints checkpoints;
    private final EntryAccess access;

    ProofResource(DataSource database, Checkpoints checkpoints, EntryAccess access) {
        this.database = database;
        this.checkpoints = checkpoints;
        this.access = access;
    }

    @GET
    @Path("entries/{index}/proof")
    @RolesAllowed({"auditor", "data-subject", "service-consent"})
    public Inclusion inclusion(@PositiveOrZero long index, @QueryParam("size") @PositiveOrZero @Nullable Long size) {
        var entry = access.entry(index);
        var published = published();
        var asked = size == null ? published : size;
        if (asked > published || index >= asked) {
            throw outside("size", "must be between " + (index + 1) + " and the published size, which is " + published);
        }
        return with(
                tree -> new Inclusion(index, asked, entry.leafHash(), tree.root(asked), tree.inclusion(index, asked)));
    }

    @GET
    @Path("consistency")
    @RolesAllowed({"auditor", "data-subject", "service-consent"})
    public Consistency consistency(
            @QueryParam("from") @PositiveOrZero @Nullable Long from,
            @QueryParam("to") @PositiveOrZero @Nullable Long to) {
        var published = published();
        var earlier = from == null ? 0 : from;
        var later = to == null ? published : to;
        if (later > published) {
            throw outside("to", "must not be larger than the published size, which is " + published);
        }
        if (earlier > later) {
            throw outside("from", "must not be larger than to");
        }
        return with(tree -> new Consistency(
                earlier, later, tree.root(earlier), tree.root(later), tree.consistency(earlier, later)));
    }

    private long published() {
        return checkpoints.latest().map(Checkpoints.Published::size).orElse(0L);
    }

    private <T> T with(Function<Tree, T> answer) {
        try (Connection connection = database.getConnection()) {
            return answer.apply(new Tree(new StoredTiles(connection)));
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }

    private static Problem outside(String field, String message) {
        return Problem.of(
                        CommonProblem.INVALID_REQUEST,
                        "Ask for a size that a checkpoint covers; see /ledger/checkpoint.")
                .field(field, message);
    }
}
