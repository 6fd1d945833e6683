package cn.xinshou.identity.item;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A citizen identification number (公民身份号码) by GB 11643: six digits of region, eight of birth date, three of sequence and a check
 * character by ISO 7064 MOD 11-2.
 */
record IdNumber(String number, LocalDate birthDate) {

    static final int LENGTH = 18;

    private static final Pattern SHAPE = Pattern.compile("[1-9][0-9]{16}[0-9X]");
    private static final Pattern OLD_SHAPE = Pattern.compile("[0-9]{15}");
    /** As Chinese input methods type them where they were not switched. */
    private static final Pattern FULL_WIDTH = Pattern.compile("[\\x{FF10}-\\x{FF19}\\x{FF38}\\x{FF58}]");

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    /** No living person was born before. */
    private static final LocalDate EARLIEST = LocalDate.of(1880, 1, 1);

    private static final Set<String> MAINLAND = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65");

    /** 71 Taiwan; 81 to 83 residence permits of Hong Kong, Macao and Taiwan residents; 9 permanent residents from abroad. */
    private static final Set<String> OTHERS = Set.of("71", "81", "82", "83");

    /**
     * Reads a number; a final x in lower case is taken as X.
     *
     * @param today no one is born after it
     * @throws Unacceptable if the number cannot have been issued
     */
    static IdNumber parse(String text, LocalDate today) {
        if (OLD_SHAPE.matcher(text).matches()) {
            throw new Unacceptable(
                    "is a fifteen-digit number of the first generation; give the eighteen characters that replaced it");
        }
        if (FULL_WIDTH.matcher(text).find()) {
            throw new Unacceptable("must be typed in half width: 0 to 9 and X, not ０ to ９ and Ｘ");
        }
        var number = text.toUpperCase(Locale.ROOT);
        if (text.length() != LENGTH || !SHAPE.matcher(number).matches()) {
            throw new Unacceptable("must be eighteen characters: seventeen digits and a digit or X");
        }
        if (!isPlausibleRegion(number)) {
            throw new Unacceptable("must begin with the code of a region");
        }
        var born = birthDate(number, today);
        if (number.charAt(17) != checkCharacter(number)) {
            throw new Unacceptable("has a wrong check character: one of its characters is mistyped");
        }
        return new IdNumber(number, born);
    }

    private static boolean isPlausibleRegion(String number) {
        var province = number.substring(0, 2);
        // A province as a whole issues no numbers; its prefectures do.
        var mainland = MAINLAND.contains(province) && !number.startsWith("00", 2);
        return mainland || OTHERS.contains(province) || number.charAt(0) == '9';
    }

    private static LocalDate birthDate(String number, LocalDate today) {
        try {
            var born = LocalDate.parse(number.substring(6, 14), DATE);
            if (born.isBefore(EARLIEST) || born.isAfter(today)) {
                throw new Unacceptable("holds a date of birth that nobody living can have");
            }
            return born;
        } catch (DateTimeException e) {
            throw new Unacceptable("holds a date of birth that does not exist");
        }
    }

    private static char checkCharacter(String number) {
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return CHECK_CHARACTERS.charAt(sum % 11);
    }

    @Override
    public String toString() {
        return "IdNumber[…]";
    }
}
