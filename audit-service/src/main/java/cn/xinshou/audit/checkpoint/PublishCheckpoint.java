package cn.xinshou.audit.checkpoint;

import cn.xinshou.audit.ledger.DamagedLedger;
import cn.xinshou.audit.ledger.LedgerConfig;
import cn.xinshou.audit.ledger.StoredEntries;
import cn.xinshou.audit.ledger.StoredTiles;
import cn.xinshou.audit.ledger.Tree;
import cn.xinshou.audit.verify.VerifyEntries;
import cn.xinshou.journal.Journal;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Signs what was committed, after reading it back. What does not verify is not signed, and everybody is told. */
@ApplicationScoped
class PublishCheckpoint {

    private static final Logger LOG = Logger.getLogger(PublishCheckpoint.class);

    private final DataSource database;
    private final LedgerConfig config;
    private final StoredEntries entries;
    private final VerifyEntries verification;
    private final Checkpoints checkpoints;
    private final LastPublished lastPublished;
    private final Refusals refusals;
    private final Signer signer;
    private final Journal journal;
    private final Clock clock;

    // Where the endless round over old entries goes on.
    private long patrolled;

    PublishCheckpoint(
            DataSource database,
            LedgerConfig config,
            StoredEntries entries,
            VerifyEntries verification,
            Checkpoints checkpoints,
            LastPublished lastPublished,
            Refusals refusals,
            Signer signer,
            Journal journal,
            Clock clock) {
        this.database = database;
        this.config = config;
        this.entries = entries;
        this.verification = verification;
        this.checkpoints = checkpoints;
        this.lastPublished = lastPublished;
        this.refusals = refusals;
        this.signer = signer;
        this.journal = journal;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    @Transactional
    void publish() throws SQLException {
        try (var connection = database.getConnection()) {
            if (itIsOurTurn(connection)) {
                try {
                    signIfGrown(connection);
                } catch (DamagedLedger e) {
                    refuse(connection, new Refusals.Refusal(e.index(), String.valueOf(e.getMessage())));
                }
            }
        }
    }

    private void signIfGrown(Connection connection) throws SQLException {
        var size = entries.size(connection);
        var published = checkpoints.latest(connection);
        compareWithThePast(connection, size, published);
        var signed = published.map(Checkpoints.Published::size).orElse(0L);
        patrol(connection, signed);
        verification.verify(connection, signed, size, false);
        if (refusals.open(connection).isPresent()) {
            refusals.end(connection, clock.instant());
            LOG.info("The ledger verifies again; checkpoints are signed");
        }
        if (published.isEmpty() || size > signed) {
            sign(connection, size);
        }
    }

    /** The file remembers what a restored database may have forgotten. */
    private void compareWithThePast(Connection connection, long size, Optional<Checkpoints.Published> published)
            throws SQLException {
        var failed = refusals.open(connection);
        if (failed.isPresent() && failed.get().index() < size) {
            verification.verify(connection, failed.get().index(), failed.get().index() + 1, true);
        }
        for (var past : Stream.concat(
                        lastPublished.read().stream(), published.map(Checkpoints.Published::checkpoint).stream())
                .toList()) {
            if (size < past.size()) {
                throw new DamagedLedger(size, "entries are missing at the end: " + past.size() + " had been published");
            }
            if (!verification.hasRoot(connection, past.size(), past.root())) {
                locate(connection, past.size(), failed);
            }
        }
    }

    /** Names the entry if the stored data still tells; a tree that was rewritten as a whole does not. */
    private void locate(Connection connection, long size, Optional<Refusals.Refusal> failed) throws SQLException {
        var reason = "the tree is not the one that was published at size " + size;
        if (failed.filter(refusal -> refusal.reason().equals(reason)).isEmpty()) {
            verification.verify(connection, 0, size, false);
        }
        throw new DamagedLedger(0, reason);
    }

    private void patrol(Connection connection, long signed) throws SQLException {
        if (patrolled >= signed) {
            patrolled = 0;
        }
        var until = Math.min(patrolled + config.patrol(), signed);
        verification.verify(connection, patrolled, until, true);
        patrolled = until;
    }

    /** The file first: if only the file is written before a crash, nothing smaller will be signed, which is what it is for. */
    private void sign(Connection connection, long size) throws SQLException {
        var checkpoint = new Checkpoint(config.origin(), size, new Tree(new StoredTiles(connection)).root(size));
        var note = signer.sign(checkpoint);
        lastPublished.write(note);
        checkpoints.add(connection, checkpoint, note, clock.instant());
    }

    private void refuse(Connection connection, Refusals.Refusal refusal) throws SQLException {
        // The event below is an entry itself: a refusal that looked new each second would feed on itself.
        var known = refusals.open(connection)
                .filter(open -> open.reason().equals(refusal.reason()) && open.index() <= refusal.index());
        if (known.isEmpty()) {
            LOG.errorf("No checkpoint is signed: at entry %d, %s", refusal.index(), refusal.reason());
            refusals.begin(connection, refusal, clock.instant());
            journal.append(new VerificationFailed(refusal.index(), refusal.reason(), clock.instant()));
        }
    }

    private static boolean itIsOurTurn(Connection connection) throws SQLException {
        try (var select =
                        connection.prepareStatement("select pg_try_advisory_xact_lock(hashtext('ledger-checkpoint'))");
                var locked = select.executeQuery()) {
            return locked.next() && locked.getBoolean(1);
        }
    }
}
