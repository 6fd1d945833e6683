package cn.xinshou.consent.withdrawal;

import cn.xinshou.journal.Journal;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** What became of a notice: acknowledged, to be tried again, or late. */
@ApplicationScoped
class RecordAnswer {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 11;

    private final Notices notices;
    private final Journal journal;
    private final Clock clock;
    private final Timer lag;

    RecordAnswer(Notices notices, Journal journal, Clock clock, MeterRegistry meters) {
        this.notices = notices;
        this.journal = journal;
        this.clock = clock;
        this.lag = Timer.builder("xinshou.withdrawal.lag")
                .description("from the end of a use to the recipient's acknowledgement")
                .publishPercentileHistogram()
                .register(meters);
    }

    @Transactional
    public void answered(Notice notice, Answer answer) throws SQLException {
        var now = clock.instant();
        switch (answer.verdict()) {
            case DONE -> acknowledged(notice, answer.word(), "recipient", null);
            case TAKEN -> notices.taken(notice.id(), now, now.plus(pause(LONGEST_PAUSE, answer.after())));
            case FAILED ->
                notices.tryAgain(notice.id(), answer.word(), now.plus(pause(backoff(notice.tries()), answer.after())));
        }
    }

    /**
     * @param by {@code recipient}, or the officer who holds its word
     * @param evidence SHA-256 of that word
     * @return empty if it was acknowledged before
     */
    @Transactional
    public Optional<Notice> acknowledged(Notice notice, String answer, String by, @Nullable String evidence)
            throws SQLException {
        var acknowledged = notices.acknowledge(notice.id(), answer, by, evidence, clock.instant());
        acknowledged.ifPresent(done -> {
            journal.append(WithdrawalEvent.Acknowledged.of(done));
            lag.record(done.lag(clock.instant()));
        });
        return acknowledged;
    }

    /** States which notices are late, each once. */
    @Transactional
    public void overdue(int most) throws SQLException {
        for (var late : notices.markOverdue(clock.instant(), most)) {
            journal.append(WithdrawalEvent.Overdue.of(late));
        }
    }

    private static Duration pause(Duration ours, @Nullable Duration asked) {
        return asked == null || asked.compareTo(ours) < 0 ? ours : asked;
    }

    // Doubled each time, and spread by a quarter, so that what failed together does not come back together.
    private static Duration backoff(int tries) {
        var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(Math.max(0, tries - 1), MOST_DOUBLINGS));
        var pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        return pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 4));
    }
}
