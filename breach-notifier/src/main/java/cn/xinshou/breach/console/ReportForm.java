package cn.xinshou.breach.console;

import cn.xinshou.breach.incident.Facts;
import cn.xinshou.breach.incident.Opening;
import cn.xinshou.breach.rule.ReporterProfile;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** A new incident as the board's form sends it; times are China's. */
@SuppressWarnings("NullAway.Init")
class ReportForm {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    @RestForm
    @NotNull
    @ValidText(max = 200)
    String title;

    @RestForm
    @NotNull
    @Pattern(regexp = "[a-z]+(-[a-z]+)*/[a-z]+(-[a-z]+)*")
    String type;

    @RestForm
    @NotNull
    @Pattern(regexp = "cii|central|other")
    String profile;

    @RestForm
    @Nullable
    String occurred;

    @RestForm
    @Nullable
    String discovered;

    @RestForm
    @Nullable
    String learned;

    Opening opening() {
        return new Opening(
                title.strip(),
                time("occurredFrom", occurred),
                time("discoveredAt", discovered),
                time("learnedAt", learned),
                type,
                ReporterProfile.valueOf(profile.toUpperCase(Locale.ROOT)),
                Facts.UNKNOWN);
    }

    private static @Nullable Instant time(String field, @Nullable String typed) {
        try {
            return typed == null || typed.isBlank()
                    ? null
                    : LocalDateTime.parse(typed).atZone(CHINA).toInstant();
        } catch (DateTimeParseException e) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Write the time as year-month-day, hour and minute.")
                    .field(field, "is no time");
        }
    }
}
