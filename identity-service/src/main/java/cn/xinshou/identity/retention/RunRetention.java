package cn.xinshou.identity.retention;

import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.erasure.Ground;
import cn.xinshou.identity.problem.IdentityProblem;
import cn.xinshou.identity.retention.Rules.Rule;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks, purpose by purpose, for what nobody may keep any longer, and lets it go. One replica at a time. */
@ApplicationScoped
class RunRetention {

    private static final Logger LOG = Logger.getLogger(RunRetention.class);
    private static final int ONE_RUN = 4_419;
    /** Far longer than a run takes; the transaction does nothing but hold the lock. */
    private static final int LOCK_SECONDS = 6 * 3_600;

    private final Rules rules;
    private final CountDue count;
    private final DropItems drop;
    private final EndedPurposes ended;
    private final Runs runs;
    private final DataSource database;
    private final Clock clock;

    RunRetention(
            Rules rules,
            CountDue count,
            DropItems drop,
            EndedPurposes ended,
            Runs runs,
            DataSource database,
            Clock clock) {
        this.rules = rules;
        this.count = count;
        this.drop = drop;
        this.ended = ended;
        this.runs = runs;
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(
            cron = "${xinshou.retention.at}",
            timeZone = "Asia/Shanghai",
            concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void nightly() {
        // Somebody else was elected.
        tryRun(UUID.randomUUID(), false, "system");
    }

    /** @throws Problem RETENTION_RUNS if one is under way, here or at another replica */
    void run(UUID id, boolean dryRun, String by) {
        if (!tryRun(id, dryRun, by)) {
            throw Problem.of(IdentityProblem.RETENTION_RUNS, "Wait for it to end; its report is what you are after.");
        }
    }

    /** What would go now. */
    List<PurposeReport> look() {
        var now = clock.instant();
        var report = new LinkedHashMap<String, PurposeReport>();
        due().forEach((purpose, due) -> report.put(purpose, count.count(purpose, due, now)));
        rules.dropped(now).forEach(rule -> {
            var timed = report.getOrDefault(rule.purpose(), PurposeReport.none(rule.purpose()));
            report.put(rule.purpose(), dropped(timed, rule, now));
        });
        return List.copyOf(report.values());
    }

    private boolean tryRun(UUID id, boolean dryRun, String by) {
        return QuarkusTransaction.requiringNew().timeout(LOCK_SECONDS).call(() -> {
            if (!alone()) {
                return false;
            }
            runs.start(id, dryRun, by, clock.instant().truncatedTo(ChronoUnit.MICROS));
            var failed = true;
            try {
                if (dryRun) {
                    runs.note(id, look());
                } else {
                    letGo(id);
                }
                failed = false;
            } finally {
                runs.end(id, failed, clock.instant().truncatedTo(ChronoUnit.MICROS));
            }
            return true;
        });
    }

    private void letGo(UUID id) {
        var report = new LinkedHashMap<String, PurposeReport>();
        due().forEach((purpose, due) -> {
            report.put(purpose, letGo(purpose, due, Ground.PURPOSE_ACHIEVED));
            runs.note(id, List.copyOf(report.values()));
        });
        var now = clock.instant();
        rules.dropped(now).forEach(rule -> {
            var purpose = rule.purpose();
            report.put(purpose, dropped(report.getOrDefault(purpose, PurposeReport.none(purpose)), rule, now));
            // What else needs an item is a question about each person.
            ended.endForAll(purpose, Ground.PURPOSE_ACHIEVED, now);
            runs.note(id, List.copyOf(report.values()));
        });
        LOG.infof("Retention %s: %s", id, report.values());
    }

    private PurposeReport dropped(PurposeReport timed, Rule rule, Instant now) {
        return timed.dropped(
                rule.version(),
                Objects.requireNonNull(rule.until()),
                count.count(rule.purpose(), DueItems.all(rule.purpose()), now));
    }

    /** Batch after batch until nothing is left to look at. */
    PurposeReport letGo(String purpose, DueItems due, Ground ground) {
        var report = PurposeReport.none(purpose);
        DropItems.@Nullable Place place = DropItems.Place.BEGINNING;
        while (place != null) {
            var batch = drop.drop(due, purpose, ground, place);
            report = report.plus(batch);
            place = batch.next();
        }
        return report;
    }

    private Map<String, DueItems> due() {
        var now = clock.instant();
        var byPurpose = new LinkedHashMap<String, List<Rule>>();
        rules.all()
                .forEach(rule -> byPurpose
                        .computeIfAbsent(rule.purpose(), purpose -> new ArrayList<>())
                        .add(rule));
        var due = new LinkedHashMap<String, DueItems>();
        byPurpose.forEach((purpose, of) ->
                Optional.ofNullable(DueItems.of(purpose, of, now)).ifPresent(items -> due.put(purpose, items)));
        return due;
    }

    /** Whether nobody else runs; held until the transaction ends, also if this replica dies. */
    private boolean alone() {
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            lock.setInt(1, ONE_RUN);
            try (var rows = lock.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        } catch (SQLException e) {
            throw Rules.unreachable(e);
        }
    }
}
