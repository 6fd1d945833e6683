package cn.xinshou.identity.access.watermark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WatermarkTest {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00.123456Z");

    @Test
    void saysWhoWhenAndForWhichCase() {
        assertThat(new Watermark("officer-1", NOON, "case-7").header())
                .isEqualTo("exporter=\"officer-1\", at=\"2026-11-23T04:00:00Z\", case=\"case-7\"");
        assertThat(new Watermark("person-1", NOON, null).header())
                .isEqualTo("exporter=\"person-1\", at=\"2026-11-23T04:00:00Z\"");
    }

    @Test
    void holdsNothingThatWouldBreakAHeader() {
        assertThat(new Watermark("off\"icer\r\nX-Evil: 1", NOON, "案\\件").header())
                .isEqualTo("exporter=\"off?icer??X-Evil: 1\", at=\"2026-11-23T04:00:00Z\", case=\"???\"");
    }
}
