package cn.xinshou.identity.item;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** A day of birth, {@code 2001-02-28}. */
final class BirthDate {

    private static final LocalDate EARLIEST = LocalDate.of(1880, 1, 1);

    private BirthDate() {}

    static String check(String text, LocalDate today) {
        try {
            var born = LocalDate.parse(text, DateTimeFormatter.ISO_LOCAL_DATE);
            if (born.isBefore(EARLIEST) || born.isAfter(today)) {
                throw new Unacceptable("must be a day on which a living person can have been born");
            }
            return born.toString();
        } catch (DateTimeException e) {
            throw new Unacceptable("must be a date such as 2001-02-28");
        }
    }
}
