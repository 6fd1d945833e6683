package cn.xinshou.consent.recipient;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Until when the papers of recipients are good that tests register: whenever the tests run, for a while yet. */
public final class Papers {

    public static final String EXPIRE = Instant.now()
            .truncatedTo(ChronoUnit.SECONDS)
            .plus(300, ChronoUnit.DAYS)
            .toString();

    public static final String REVIEW_BY =
            LocalDate.now(ZoneOffset.UTC).plusDays(300).toString();

    private Papers() {}
}
