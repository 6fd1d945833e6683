package cn.xinshou.consent.consent;

import cn.xinshou.consent.Words;
import cn.xinshou.consent.purpose.LawfulBasis;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an act will mean, told before it is done (PIPL 16; promise P0.2).
 *
 * @param version the one that would be declined, with {@code from}, its first day
 * @param governing the version that governs the person now
 * @param governingAfter and the one that will
 * @param stops what is going on and will not any more
 * @param goesOn what is going on and still will, and on which basis
 * @param notOffered what will not be asked for while this lasts
 * @param told who will be told of it
 * @param rights what the person can still demand: all of it
 */
record Preview(
        Act act,
        @Nullable String purpose,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String version,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant from,
        String governing,
        String governingAfter,
        List<Use> stops,
        List<Use> goesOn,
        List<Use> notOffered,
        List<Told> told,
        List<Right> rights,
        List<Words> notes) {

    enum Act {
        decline,
        withdraw,
        close_account;

        /** As written in the published interface. */
        static Act fromString(String word) {
            return switch (word) {
                case "decline" -> decline;
                case "withdraw" -> withdraw;
                case "close-account" -> close_account;
                default -> throw new IllegalArgumentException("must be decline, withdraw or close-account");
            };
        }

        @JsonValue
        String word() {
            return name().replace('_', '-');
        }
    }

    /**
     * @param version under whose terms
     * @param withoutIt what becomes of open orders, admission tickets and scores without it
     */
    record Use(
            String purpose,
            Words name,
            LawfulBasis basis,
            String article,
            String version,
            @Nullable Words withoutIt) {}

    record Told(
            String recipient,
            Words name,
            List<String> purposes,
            @Nullable Words contact) {}

    record Right(
            String id, Words name, String clause, @Nullable Words how) {}
}
