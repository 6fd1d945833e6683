package cn.xinshou.e2e.person;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** Citizen identification numbers (公民身份号码, GB 11643): region, birth date, sequence, check character by ISO 7064 MOD 11-2. */
final class ResidentId {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private ResidentId() {}

    /** @param sequence odd for men, even for women; below 1000 */
    static String of(String region, LocalDate born, int sequence) {
        String body = region + DATE.format(born) + "%03d".formatted(sequence);
        return body + check(body);
    }

    static boolean isValid(String number) {
        if (!number.matches("[1-9][0-9]{16}[0-9X]") || number.charAt(17) != check(number)) {
            return false;
        }
        try {
            return !LocalDate.parse(number.substring(6, 14), DATE).isAfter(LocalDate.now());
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    static LocalDate born(String number) {
        return LocalDate.parse(number.substring(6, 14), DATE);
    }

    static boolean isMan(String number) {
        return (number.charAt(16) - '0') % 2 == 1;
    }

    private static char check(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return CHECK.charAt(sum % 11);
    }
}
