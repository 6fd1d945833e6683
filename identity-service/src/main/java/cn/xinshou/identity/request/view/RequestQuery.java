package cn.xinshou.identity.request.view;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.request.RequestState;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of the list. */
public final class RequestQuery {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private RequestQuery() {}

    public static @Nullable RequestState state(@Nullable String word) {
        return word == null
                ? null
                : RequestState.of(word).orElseThrow(() -> wrong("state", "must be a state such as in-progress"));
    }

    public static @Nullable Instant dueBy(@Nullable String text) {
        return time("due", text);
    }

    /** A time, or a day in China, which counts to its end. */
    public static @Nullable Instant time(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).plusDays(1).atStartOfDay(CHINA).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw wrong(field, "must be a day such as 2026-12-24 or an RFC 3339 time");
        }
    }

    private static Problem wrong(String parameter, String why) {
        return Problem.of(CommonProblem.INVALID_REQUEST, "Mend the parameter named.")
                .field(parameter, why);
    }
}
