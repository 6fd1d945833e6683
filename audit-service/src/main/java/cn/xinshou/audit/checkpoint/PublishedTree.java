package cn.xinshou.audit.checkpoint;

import cn.xinshou.audit.ledger.LedgerUnavailable;
import cn.xinshou.audit.ledger.StoredTiles;
import cn.xinshou.audit.ledger.Tree;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;

/** The tree as far as a checkpoint covers it. */
@ApplicationScoped
class PublishedTree {

    private final DataSource database;
    private final Checkpoints checkpoints;

    PublishedTree(DataSource database, Checkpoints checkpoints) {
        this.database = database;
        this.checkpoints = checkpoints;
    }

    long size() {
        return checkpoints.latest().map(Checkpoints.Published::size).orElse(0L);
    }

    <T> T with(Function<Tree, T> answer) {
        try (var connection = database.getConnection()) {
            return answer.apply(new Tree(new StoredTiles(connection)));
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }

    static Problem outside(String field, String message) {
        return Problem.of(
                        CommonProblem.INVALID_REQUEST,
                        "Ask for a size that a checkpoint covers; see /ledger/checkpoint.")
                .field(field, message);
    }
}
