package cn.xinshou.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A clock that follows the machine's until a test moves it or stops it. One instance may be shared by threads. */
public final class MovableClock extends Clock {

    private final ZoneId zone;
    private final Hands hands;

    public MovableClock() {
        this(ZoneOffset.UTC, new Hands());
    }

    private MovableClock(ZoneId zone, Hands hands) {
        this.zone = zone;
        this.hands = hands;
    }

    @Override
    public Instant instant() {
        return hands.now();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same hands, read in another zone. */
    @Override
    public Clock withZone(ZoneId other) {
        return new MovableClock(other, hands);
    }

    /** Moves on (or back, by a negative duration); a stopped clock stays stopped. */
    public void advance(Duration by) {
        hands.advance(by);
    }

    /** Stands still at this instant from now on. */
    public void stopAt(Instant instant) {
        hands.stopAt(instant);
    }

    /** Follows the machine's clock again. */
    public void reset() {
        hands.reset();
    }

    private static final class Hands {
        private Duration ahead = Duration.ZERO;
        private @Nullable Instant stopped;

        synchronized Instant now() {
            return stopped != null ? stopped : Clock.systemUTC().instant().plus(ahead);
        }

        synchronized void advance(Duration by) {
            if (stopped != null) {
                stopped = stopped.plus(by);
            } else {
                ahead = ahead.plus(by);
            }
        }

        synchronized void stopAt(Instant instant) {
            stopped = instant;
        }

        synchronized void reset() {
            stopped = null;
            ahead = Duration.ZERO;
        }
    }
}
