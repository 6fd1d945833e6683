package cn.xinshou.consent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AskAgainTest {

    private static final int PEOPLE = 50_000;
    private static final long NEXT_YEAR = Instant.parse("2027-05-01T00:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000L;

    private final AskAgain askAgain = new AskAgain();

    @Test
    void everyNoIsFoundAsItWasSaidHoweverManyThereAre() {
        var random = new SplittableRandom(1);
        for (var i = 0; i < PEOPLE; i++) {
            askAgain.put(random.nextLong(), i, i % 12, NEXT_YEAR + i % 1_000 * HOUR, i % 500);
        }

        var again = new SplittableRandom(1);
        for (var i = 0; i < PEOPLE; i++) {
            var entry = askAgain.find(again.nextLong(), i, i % 12);
            assertThat(AskAgain.until(entry)).isEqualTo(NEXT_YEAR + i % 1_000 * HOUR);
            assertThat(AskAgain.version(entry)).isEqualTo(i % 500);
        }
    }

    @Test
    void nothingIsKnownOfOtherPeopleNorOfOtherPurposes() {
        for (var i = 0; i < PEOPLE; i++) {
            askAgain.put(7, i, 3, NEXT_YEAR, 1);
        }

        for (var i = 0; i < PEOPLE; i++) {
            assertThat(askAgain.find(7, i, 4)).isZero();
            assertThat(askAgain.find(8, i, 3)).isZero();
        }
    }

    @Test
    void theTimeIsToldToTheHourAndNeverEarly() {
        askAgain.put(1, 2, 3, NEXT_YEAR + 1, 4);

        assertThat(AskAgain.until(askAgain.find(1, 2, 3))).isEqualTo(NEXT_YEAR + HOUR);
    }

    @Test
    void anAnswerHeardLateDoesNotReplaceALaterOne() {
        askAgain.put(1, 2, 3, NEXT_YEAR + HOUR, 5);
        askAgain.put(1, 2, 3, NEXT_YEAR, 4);

        var entry = askAgain.find(1, 2, 3);
        assertThat(AskAgain.until(entry)).isEqualTo(NEXT_YEAR + HOUR);
        assertThat(AskAgain.version(entry)).isEqualTo(5);
    }
}
