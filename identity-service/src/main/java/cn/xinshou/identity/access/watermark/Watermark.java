package cn.xinshou.identity.access.watermark;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says on whatever leaves the system who took it out, when, and for which case (promise P5.6).
 *
 * @param exporter the account's id
 * @param caseId null where people take out what is their own
 */
public record Watermark(
        String exporter, Instant at, @Nullable String caseId) {

    private static final Pattern NOT_FOR_HEADERS = Pattern.compile("[^ !#-\\[\\]-~]");

    /** For a header, as structured fields (RFC 9651). */
    public String header() {
        return "exporter=\"" + plain(exporter) + "\", at=\"" + at.truncatedTo(ChronoUnit.SECONDS) + "\""
                + (caseId == null ? "" : ", case=\"" + plain(caseId) + "\"");
    }

    private static String plain(String text) {
        return NOT_FOR_HEADERS.matcher(text).replaceAll("?");
    }
}
