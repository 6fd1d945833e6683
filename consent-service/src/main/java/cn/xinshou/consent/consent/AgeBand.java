package cn.xinshou.consent.consent;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;

/** All that is kept of a person's age: whether a guardian has to agree for them (不满十四周岁未成年人, PIPL 31). */
enum AgeBand {
    @JsonProperty("under-14")
    UNDER_14,
    @JsonProperty("14-17")
    FROM_14,
    @JsonProperty("adult")
    ADULT;

    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** The band changes as the birthday begins in China; whoever was born on 29 February has it on 1 March in other years. */
    static AgeBand of(LocalDate born, Instant now) {
        var years = Period.between(born, LocalDate.ofInstant(now, CHINA)).getYears();
        if (years < 14) {
            return UNDER_14;
        }
        return years < 18 ? FROM_14 : ADULT;
    }
}
