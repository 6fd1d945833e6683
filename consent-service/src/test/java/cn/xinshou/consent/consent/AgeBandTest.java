package cn.xinshou.consent.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeBandTest {

    @ParameterizedTest
    @CsvSource({
        "2012-11-24, 2026-11-23T23:59:59+08:00, UNDER_14",
        "2012-11-24, 2026-11-24T00:00:00+08:00, FROM_14",
        "2012-11-24, 2026-11-23T16:00:00Z,      FROM_14",
        "2008-11-24, 2026-11-23T23:59:59+08:00, FROM_14",
        "2008-11-24, 2026-11-24T00:00:00+08:00, ADULT",
        "2012-02-29, 2026-02-28T23:59:59+08:00, UNDER_14",
        "2012-02-29, 2026-03-01T00:00:00+08:00, FROM_14",
        "2008-02-29, 2026-02-28T23:59:59+08:00, FROM_14",
        "2008-02-29, 2026-03-01T00:00:00+08:00, ADULT",
        "2014-02-28, 2028-02-28T00:00:00+08:00, FROM_14"
    })
    void changesAsTheBirthdayBeginsInChina(LocalDate born, OffsetDateTime now, AgeBand band) {
        assertThat(AgeBand.of(born, now.toInstant())).isEqualTo(band);
    }
}
