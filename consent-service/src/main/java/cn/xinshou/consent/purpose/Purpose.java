package cn.xinshou.consent.purpose;

import cn.xinshou.consent.Words;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A purpose as one policy version states it (处理目的).
 *
 * @param separate whether it needs separate consent (单独同意, PIPL 23, 29)
 * @param sensitive those of the items that are sensitive (敏感个人信息, PIPL 28)
 * @param consentLasts how long a grant holds; null where nothing is granted or it holds until withdrawn
 * @param clause number of the clause that states it
 * @param retention how long data are kept, in words
 * @param method how data are handled (处理方式, PIPL 17)
 * @param keep the same retention for programs; null where it hangs on the person alone (until the account is closed, until withdrawn)
 * @param device whether it works on a device or in a mail, so that Do Not Track and Global Privacy Control reach it
 * @param publishes whether it makes items public (公开, PIPL 25); versions from before this was told publish nothing
 * @param necessity why sensitive items are needed and what handling them means for the person (PIPL 30)
 * @param withoutIt what becomes of orders, admission tickets and scores without it
 */
public record Purpose(
        String id,
        PurposeKind kind,
        LawfulBasis lawfulBasis,
        String clause,
        Words name,
        Set<String> items,
        @Nullable Set<String> sensitive,
        boolean separate,
        @Nullable Period consentLasts,
        @Nullable Set<String> recipients,
        Words retention,
        @Nullable Words method,
        @Nullable Keep keep,
        boolean device,
        boolean publishes,
        @Nullable Words necessity,
        @Nullable Words withoutIt) {

    /**
     * A retention that can be computed.
     *
     * @param from what the period is counted from: {@code collection}, or an event the identity service knows, as
     *     {@code closure}, {@code results}, {@code examination}, {@code delivery}
     */
    public record Keep(Period period, String from) {}

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    public Purpose {
        items = Set.copyOf(items);
        sensitive = sensitive == null ? Set.of() : Set.copyOf(sensitive);
        recipients = recipients == null ? Set.of() : Set.copyOf(recipients);
        if ((kind == PurposeKind.ADDITIONAL) != (lawfulBasis == LawfulBasis.CONSENT)) {
            throw new IllegalArgumentException(
                    "purpose " + id + ": additional functions, and only they, rest on consent");
        }
    }

    public boolean needsConsent() {
        return kind == PurposeKind.ADDITIONAL;
    }

    /** When a grant given at that time ends, counted in calendar days of China. */
    public Optional<Instant> endOfConsent(Instant granted) {
        return Optional.ofNullable(consentLasts)
                .map(period -> granted.atZone(CHINA).plus(period).toInstant());
    }
}
