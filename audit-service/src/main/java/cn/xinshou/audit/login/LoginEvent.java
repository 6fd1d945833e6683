package cn.xinshou.audit.login;

import cn.xinshou.frontdoor.input.ValidText;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A login as the platform tells it.
 *
 * @param account the name that was typed
 * @param device whatever the platform tells devices apart by, such as a cookie
 * @param ip where it came from; IPv4 or IPv6
 */
record LoginEvent(
        @NotNull @ValidText(max = 128) String account,
        @Nullable UUID subject,
        @NotNull @ValidText(max = 128) String device,
        @NotNull @ValidAddress String ip,

        @Nullable @Size(max = 2_048) @Pattern(regexp = "[^\\p{Cc}]*", message = "must not contain control characters")
        String userAgent,

        @NotNull Outcome outcome,
        @NotNull Instant at) {

    enum Outcome {
        SUCCESS,
        FAILURE;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Nothing of it belongs into a log. */
    @Override
    public String toString() {
        return "LoginEvent[" + outcome + "]";
    }
}
