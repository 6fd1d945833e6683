package cn.xinshou.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MovableClockTest {

    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    private final MovableClock clock = new MovableClock();

    @Test
    void aStoppedClockMovesOnlyWhenItIsMoved() {
        clock.stopAt(NOON);
        clock.advance(Duration.ofDays(1));

        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofDays(1)));
    }

    @Test
    void anotherZoneShowsTheSameHands() {
        var shanghai = clock.withZone(ZoneId.of("Asia/Shanghai"));

        clock.stopAt(NOON);

        assertThat(shanghai.instant()).isEqualTo(NOON);
    }

    @Test
    void afterAResetItFollowsTheMachine() {
        clock.stopAt(NOON);
        clock.reset();

        assertThat(Duration.between(clock.instant(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
    }
}
