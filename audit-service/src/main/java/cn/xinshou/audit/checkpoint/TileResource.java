package cn.xinshou.audit.checkpoint;

import cn.xinshou.audit.ledger.LedgerUnavailable;
import cn.xinshou.audit.ledger.StoredEntries;
import cn.xinshou.audit.ledger.StoredTiles;
import cn.xinshou.audit.ledger.Tiles;
import cn.xinshou.audit.ledger.TreeHash;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;

/** The tree as files that never change (C2SP tlog-tiles). Hashes are for everybody, the leaves themselves for auditors. */
@Path("/ledger/tile")
@Produces(MediaType.APPLICATION_OCTET_STREAM)
@RunOnVirtualThread
class TileResource {

    private final DataSource database;
    private final PublishedTree tree;
    private final StoredEntries entries;

    TileResource(DataSource database, PublishedTree tree, StoredEntries entries) {
        this.database = database;
        this.tree = tree;
        this.entries = entries;
    }

    @GET
    @Path("{level: \\d{1,2}}/{tile: .+}")
    @PermitAll
    public byte[] hashes(int level, String tile, @Context HttpServerResponse answer) {
        var path = published(tile, level);
        try (var connection = database.getConnection()) {
            var hashes = new StoredTiles(connection).read(level, path.n(), path.width());
            answer.putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
            return Arrays.copyOf(hashes, path.width() * TreeHash.LENGTH);
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }

    /** Leaves one after the other, each with its length in two bytes before it. */
    @GET
    @Path("entries/{tile: .+}")
    @RolesAllowed("auditor")
    public byte[] bundle(String tile, @Context HttpServerResponse answer) {
        var path = published(tile, 0);
        var first = path.n() * Tiles.WIDTH;
        var bundle = new ByteArrayOutputStream();
        for (var entry : entries.range(first, first + path.width())) {
            bundle.write(entry.leaf().length >>> 8);
            bundle.write(entry.leaf().length);
            bundle.writeBytes(entry.leaf());
        }
        answer.putHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable");
        return bundle.toByteArray();
    }

    private TilePath published(String tile, int level) {
        var size = tree.size();
        return TilePath.read(tile)
                .filter(path -> path.isIn(size, level))
                .orElseThrow(() -> Problem.of(
                        CommonProblem.NOT_FOUND, "The published tree of " + size + " entries has no such tile."));
    }
}
