package cn.xinshou.breach.delivery;

import cn.xinshou.breach.sql.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * Writes down what came of attempts. A worker that lost its lease still leaves its result as evidence with the attempt, marked late,
 * but no longer moves the copy.
 */
@ApplicationScoped
class RecordResults {

    // Empty text stands for an unknown reply: arrays of one type carry no nulls of their own kind.
    private static final String RECORD = """
            with results as (
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                    as r (id, number, state, phase, verdict, reply_code, enhanced, reason)),
            held as (
                select d.id from delivery d join results r on r.id = d.id
                where d.lease = ? and d.state = 'CLAIMED'
                order by d.id for update of d),
            noted as (
                update delivery_attempt a
                set phase = r.phase, verdict = r.verdict, reply_code = nullif(r.reply_code, 0),
                    enhanced = nullif(r.enhanced, ''), finished_at = ?,
                    late = not exists (select 1 from held h where h.id = r.id)
                from results r where a.delivery = r.id and a.number = r.number)
            update delivery d
            set state = r.state, lease = null, lease_until = null, changed_at = ?,
                reason = nullif(r.reason, ''),
                refusals = d.refusals + case when r.state = 'SOFT_FAIL' then 1 else 0 end,
                handed_off_at = case when r.state = 'HANDED_OFF' then ? else d.handed_off_at end,
                due_at = case when r.state = 'SOFT_FAIL'
                    then ? + least(? * power(2, least(d.refusals, 30)), ?) * interval '1 millisecond' * ?
                    else d.due_at end
            from held h join results r on r.id = h.id
            where d.id = h.id
            """;

    private final Rows rows;
    private final DeliveryConfig config;
    private final Clock clock;

    RecordResults(Rows rows, DeliveryConfig config, Clock clock) {
        this.rows = rows;
        this.config = config;
        this.clock = clock;
    }

    /** @return how many copies moved; the others had been taken from this worker */
    @Transactional
    public int record(List<Result> results, UUID lease) {
        var now = clock.instant();
        return rows.change(
                RECORD,
                results.stream().map(r -> r.claimed().delivery()).toArray(UUID[]::new),
                results.stream().map(r -> r.claimed().attempt()).toArray(Integer[]::new),
                texts(results, r -> state(r.outcome()).name()),
                texts(results, r -> r.outcome().phase().name()),
                texts(results, r -> r.outcome().verdict().name()),
                results.stream().map(RecordResults::replyCode).toArray(Integer[]::new),
                texts(
                        results,
                        r -> r.outcome().enhanced() == null ? "" : r.outcome().enhanced()),
                texts(results, r -> r.reason() == null ? "" : r.reason()),
                lease,
                now,
                now,
                now,
                now,
                millis(config.firstPause()),
                millis(config.longestPause()),
                jitter());
    }

    private static DeliveryState state(Outcome outcome) {
        return switch (outcome.verdict()) {
            case ACCEPTED -> DeliveryState.HANDED_OFF;
            case RETRY -> DeliveryState.SOFT_FAIL;
            case FINAL -> DeliveryState.HARD_FAIL;
            case UNKNOWN -> DeliveryState.IN_DOUBT;
        };
    }

    private static int replyCode(Result result) {
        var code = result.outcome().replyCode();
        return code == null ? 0 : code;
    }

    private static String[] texts(List<Result> results, Function<Result, String> text) {
        return results.stream().map(text).toArray(String[]::new);
    }

    private static double millis(Duration duration) {
        return duration.toMillis();
    }

    /** Spreads the second wave, which would otherwise meet the far side at one moment as the first did. */
    private static double jitter() {
        return ThreadLocalRandom.current().nextDouble(0.5, 1.0);
    }
}
