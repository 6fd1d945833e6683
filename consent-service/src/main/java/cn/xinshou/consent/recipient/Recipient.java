package cn.xinshou.consent.recipient;

import cn.xinshou.consent.Words;
import cn.xinshou.consent.policy.PolicyDocument.Relation;
import cn.xinshou.consent.policy.PolicyDocument.Role;
import cn.xinshou.frontdoor.input.ValidText;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may receive data (接收方), as a privacy officer has written it down.
 *
 * @param place where the data would be; only the mainland is accepted, and Hong Kong, Macao and Taiwan are not in it here (PIPL 36, 40)
 * @param contact how people reach it (PIPL 23)
 * @param instructions what it was told to do with the data
 * @param measures how it protects them
 * @param policyVersion the policy version it is bound to
 * @param purposes for which it may receive data, and {@code items} which; both only narrow what the policy allows
 * @param bases other than consent, each with its document (PIPL 13(1)(2)–(7))
 * @param endpoint where it takes notices; without one it is told by hand
 * @param subEntrusted whom it may pass data to, each with our consent (PIPL 21)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties({"version", "changedAt", "changedBy", "due"})
public record Recipient(
        @NotNull @Pattern(regexp = TOKEN, message = NO_TOKEN)
        String id,

        @NotNull @Valid Words name,
        @NotNull Relation relation,
        @NotNull Role role,

        @NotNull @Pattern(regexp = TOKEN, message = NO_TOKEN)
        String place,

        @Valid @Nullable Words contact,
        @Valid @Nullable Agreement agreement,
        @Valid @Nullable Words instructions,
        @Valid @Nullable Words measures,

        @Pattern(regexp = TOKEN, message = NO_TOKEN) @Nullable
        String policyVersion,

        @Size(max = 100) @Nullable Set<@NotNull @Pattern(regexp = TOKEN, message = NO_TOKEN) String> purposes,

        @Size(max = 100) @Nullable Set<@NotNull @Pattern(regexp = TOKEN, message = NO_TOKEN) String> items,

        @Size(max = 100) @Nullable List<@NotNull @Valid BasisDocument> bases,
        @Valid @Nullable Assessment assessment,
        @Valid @Nullable Supervision supervision,
        @Nullable URI endpoint,
        @Size(max = 100) @Nullable List<@NotNull @Valid SubEntrusted> subEntrusted,
        @Valid @Nullable Ending ending) {

    public static final String MAINLAND = "CN-mainland";
    static final String TOKEN = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
    static final String NO_TOKEN = "must be 1 to 64 letters, digits and . _ -, beginning with a letter or digit";
    private static final String SHA256 = "[0-9a-f]{64}";
    private static final String NO_SHA256 = "must be a SHA-256 in lower-case hex";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /**
     * The signed agreement (PIPL 20, 21).
     *
     * @param digest SHA-256 of the document, hex
     */
    public record Agreement(
            @NotNull @Pattern(regexp = SHA256, message = NO_SHA256)
            String digest,

            @NotNull Instant signedAt,
            @NotNull Instant expires) {}

    /** A basis other than consent for telling the recipient about one purpose, and the document that shows it. */
    public record BasisDocument(
            @NotNull @Pattern(regexp = TOKEN, message = NO_TOKEN)
            String purpose,

            @NotNull SharingBasis basis,

            @NotNull @Pattern(regexp = SHA256, message = NO_SHA256)
            String digest) {}

    /** How dangerous an assessment found the disclosure. */
    public enum Risk {
        @JsonProperty("low")
        LOW,
        @JsonProperty("medium")
        MEDIUM,
        @JsonProperty("high")
        HIGH
    }

    /** The impact assessment (个人信息保护影响评估, PIPL 55, 56). Days are days in China; good to the end of {@code reviewBy}. */
    public record Assessment(
            @NotNull @Pattern(regexp = SHA256, message = NO_SHA256)
            String digest,

            @NotNull LocalDate assessedOn,
            @NotNull Risk risk,
            @NotNull LocalDate reviewBy) {}

    /** The newest look at how it handles what it was given (PIPL 21), and when the next is due. */
    public record Supervision(
            @NotNull @Pattern(regexp = SHA256, message = NO_SHA256)
            String digest,

            @NotNull LocalDate checkedOn,
            @NotNull LocalDate nextBy) {}

    public record SubEntrusted(
            @NotNull @Valid Words name,

            @NotNull @Pattern(regexp = TOKEN, message = NO_TOKEN)
            String place,

            @NotNull @Pattern(regexp = SHA256, message = NO_SHA256)
            String consentDigest) {}

    /** The end of the cooperation. What was received goes back or is deleted, and that is confirmed (PIPL 21). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Ending(
            @NotNull Instant at,
            @NotNull @ValidText(max = 500) String reason,
            @Valid @Nullable Confirmation confirmation) {}

    public enum Done {
        @JsonProperty("returned")
        RETURNED,
        @JsonProperty("deleted")
        DELETED
    }

    public record Confirmation(
            @NotNull Done done,

            @NotNull @Pattern(regexp = SHA256, message = NO_SHA256)
            String digest,

            @NotNull Instant at) {}

    public Recipient {
        purposes = purposes == null ? Set.of() : Set.copyOf(purposes);
        items = items == null ? Set.of() : Set.copyOf(items);
        bases = bases == null ? List.of() : List.copyOf(bases);
        subEntrusted = subEntrusted == null ? List.of() : List.copyOf(subEntrusted);
    }

    public boolean handles(String purpose) {
        return purposes != null && purposes.contains(purpose);
    }

    public boolean mayReceive(String item) {
        return items != null && items.contains(item);
    }

    /** Whether an agreement is signed and has not run out, nothing has ended it, and no supervision is overdue. */
    public boolean isBound(Instant now) {
        return agreement != null
                && !agreement.signedAt().isAfter(now)
                && agreement.expires().isAfter(now)
                && !hasEnded(now)
                && (supervision == null || !supervision.nextBy().isBefore(today(now)));
    }

    public boolean hasEnded(Instant now) {
        return ending != null && !ending.at().isAfter(now);
    }

    /** Whether the impact of telling this recipient was assessed, and the assessment need not be looked at again yet. */
    public boolean isAssessed(Instant now) {
        return assessment != null
                && !assessment.assessedOn().isAfter(today(now))
                && !assessment.reviewBy().isBefore(today(now));
    }

    /** Whether a basis other than consent is on file for the purpose. */
    public boolean hasBasisFor(String purpose) {
        return bases != null && bases.stream().anyMatch(basis -> basis.purpose().equals(purpose));
    }

    static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, CHINA);
    }
}
