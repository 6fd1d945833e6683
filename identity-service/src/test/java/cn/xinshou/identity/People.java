package cn.xinshou.identity;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;

/** Made-up people with valid numbers, no two alike. */
public final class People {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final AtomicInteger NEXT = new AtomicInteger();

    private People() {}

    /** A valid ID number of somebody born that day, different at each call. */
    public static String idNumber(LocalDate born) {
        var next = NEXT.incrementAndGet();
        // District and sequence count up, so that numbers do not repeat within a run.
        return withCheckCharacter("1101%02d".formatted(1 + next / 1000 % 90)
                + born.format(DateTimeFormatter.BASIC_ISO_DATE)
                + "%03d".formatted(next % 1000));
    }

    public static String idNumber() {
        return idNumber(LocalDate.of(2001, 2, 28));
    }

    /** The birthday of whoever is that old now, and not just become so anywhere. */
    public static LocalDate bornYearsAgo(int years) {
        return LocalDate.now(ZoneOffset.UTC).minusYears(years).minusDays(3);
    }

    public static String phone() {
        return "138%08d".formatted(NEXT.incrementAndGet());
    }

    public static String withCheckCharacter(String seventeen) {
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (seventeen.charAt(i) - '0');
        }
        return seventeen + "10X98765432".charAt(sum % 11);
    }
}
