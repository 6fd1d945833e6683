package cn.xinshou.audit.alert;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An odd login that somebody must be told about.
 *
 * @param account keyed hash
 * @param accountName as typed, normalised; kept sealed
 * @param usual what the account usually shows
 * @param now what it showed this time
 * @param repeatsAs equal for logins that tell nothing new
 * @param repeatsSince logins that repeat an alert not older than this fold into it
 */
public record NewAlert(
        UUID login,
        byte[] account,
        String accountName,
        @Nullable UUID subject,
        List<String> detectors,
        String level,
        String usual,
        String now,
        String zh,
        String en,
        Instant at,
        String repeatsAs,
        Instant repeatsSince) {

    @Override
    public String toString() {
        return "NewAlert[" + login + "]";
    }
}
