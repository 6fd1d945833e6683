package cn.xinshou.breach.console;

import cn.xinshou.breach.clock.RunningClock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A clock as it is drawn.
 *
 * @param percent of the time used up, at most 100; null where there is no due time
 * @param rest how much is left, or by how much it is over
 */
public record ClockRow(
        String recipient,
        String source,
        String state,
        String stateWord,
        String elapsed,
        @Nullable String due,
        @Nullable String rest,
        @Nullable Integer percent) {

    static ClockRow of(RunningClock clock, Words words, Instant now) {
        var elapsed = Duration.parse(clock.elapsed());
        var due = clock.dueAt();
        var name = words.english()
                ? clock.recipientName().en()
                : clock.recipientName().zh();
        return new ClockRow(
                name,
                clock.source() + " " + clock.article(),
                clock.state().word(),
                words.of("clock-" + clock.state().word()),
                words.span(elapsed),
                due == null ? null : words.time(due),
                due == null ? null : rest(words, Duration.between(now, due)),
                due == null ? null : percent(elapsed, Duration.between(clock.startedAt(), due)));
    }

    private static String rest(Words words, Duration left) {
        return words.of(left.isNegative() ? "over" : "left") + " " + words.span(left);
    }

    private static int percent(Duration elapsed, Duration whole) {
        return (int) Math.min(100, elapsed.toSeconds() * 100 / whole.toSeconds());
    }
}
