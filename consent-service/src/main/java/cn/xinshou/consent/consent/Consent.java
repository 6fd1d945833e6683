package cn.xinshou.consent.consent;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.problem.ConsentProblem;
import cn.xinshou.consent.purpose.Purpose;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where one person stands on one purpose (个人同意, PIPL 14). Changes only through the acts below; each returns the fact it made true. */
@Entity
class Consent {

    /** A second, identical grant within this time of the first changes nothing; later it renews what would run out. */
    private static final Duration SAME = Duration.ofDays(1);

    @Id
    private UUID id;

    private UUID subject;
    private String purpose;

    @Enumerated(EnumType.STRING)
    private ConsentState state;

    private String policyVersion;
    private String textDigest;
    private String language;
    private String surface;
    private boolean separate;
    private @Nullable String guardian;
    private boolean guardianMissing;
    private @Nullable UUID prompt;
    private Instant since;
    private @Nullable Instant expires;
    private UUID receiptId;
    private long revision;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected Consent() {}

    /** A person who was not asked yet. */
    @SuppressWarnings("NullAway.Init")
    Consent(UUID subject, Purpose purpose) {
        this.id = UUID.randomUUID();
        this.subject = subject;
        this.purpose = purpose.id();
        this.state = ConsentState.NOT_ASKED;
    }

    /**
     * @param fallen other purposes that are over for good with this
     * @throws Problem SEPARATE_CONSENT_REQUIRED if the purpose needs separate consent and this was not (PIPL 23, 29)
     */
    ConsentEvent.Granted grant(Purpose purpose, Asked asked, List<String> fallen, Mark mark) {
        var superseded = state == ConsentState.SUPERSEDED ? policyVersion : null;
        if (purpose.separate() && !asked.separate()) {
            throw Problem.of(
                            ConsentProblem.SEPARATE_CONSENT_REQUIRED,
                            "Ask for this purpose by itself, apart from every other, and send separate: true.")
                    .field("separate", "must be true for " + purpose.id());
        }
        become(ConsentState.GRANTED, asked, mark);
        expires = purpose.endOfConsent(mark.at()).orElse(null);
        return new ConsentEvent.Granted(
                subject,
                this.purpose,
                policyVersion,
                textDigest,
                asked.language(),
                surface,
                separate,
                revision,
                receiptId,
                expires,
                superseded,
                fallen,
                since);
    }

    /**
     * Writes down that a consent to other terms takes the place of this one. Under the receipt of what it ends, and stated with the fact
     * of the one that follows.
     */
    void supersede(Mark mark) {
        end(ConsentState.SUPERSEDED, new Mark(mark.revision(), receiptId, mark.at()));
    }

    /**
     * The person declined the version that this rests on and now decides about a later one: it is over for good, and nothing but a new
     * consent brings the use back (PIPL 14). Stated with the fact of what they decide.
     *
     * @return whether it held, and rested on that version
     */
    boolean fall(String declined, Mark mark) {
        var falls = holdsAt(mark.at()) && policyVersion.equals(declined);
        if (falls) {
            supersede(mark);
        }
        return falls;
    }

    /** Saying no is possible at any time, and ends what was granted before. */
    ConsentEvent.Refused refuse(Asked asked, Mark mark) {
        become(ConsentState.REFUSED, asked, mark);
        return new ConsentEvent.Refused(
                subject,
                purpose,
                policyVersion,
                textDigest,
                asked.language(),
                surface,
                separate,
                revision,
                receiptId,
                since);
    }

    /**
     * Works from any consent that holds, or that fell with a declined version, and is never refused for a reason of ours (PIPL 15). What was
     * consented to is kept.
     *
     * @throws Problem NOTHING_TO_WITHDRAW if there is no such consent
     */
    ConsentEvent.Withdrawn withdraw(Language language, String surface, Mark mark) {
        if (stateAt(mark.at()) != ConsentState.GRANTED && state != ConsentState.SUPERSEDED) {
            throw Problem.of(
                            ConsentProblem.NOTHING_TO_WITHDRAW,
                            "The purpose is " + stateAt(mark.at()).word()
                                    + " and not used; there is nothing more to do.")
                    .field("action", "cannot be withdraw while no consent holds");
        }
        end(ConsentState.WITHDRAWN, mark);
        this.language = language.tag();
        this.surface = surface;
        return new ConsentEvent.Withdrawn(
                subject, purpose, policyVersion, textDigest, language, surface, separate, revision, receiptId, since);
    }

    /** Writes down that time ended the consent, which {@link #stateAt} has said since; it ended then, and not when it is written down. */
    ConsentEvent.Expired expire(Mark mark) {
        if (stateAt(mark.at()) != ConsentState.EXPIRED) {
            throw new IllegalStateException("the consent is " + state.word());
        }
        end(ConsentState.EXPIRED, new Mark(mark.revision(), mark.receipt(), sinceAt(mark.at())));
        return new ConsentEvent.Expired(
                subject,
                purpose,
                policyVersion,
                textDigest,
                Language.fromString(language),
                surface,
                separate,
                revision,
                receiptId,
                since);
    }

    /**
     * The person turns out to be a child under 14, so a grant without a guardian no longer holds (PIPL 31). It stays on record until a
     * guardian, or the person when old enough, says something new.
     *
     * @return whether this grant was such a one and was not known to be
     */
    boolean missGuardian() {
        if (state != ConsentState.GRANTED || guardian != null || guardianMissing) {
            return false;
        }
        guardianMissing = true;
        return true;
    }

    /** Whether an act would leave everything as it is: the same answer to the same question, given again. */
    boolean isAlready(ConsentState wanted, Purpose purpose, Asked asked, Instant now) {
        return stateAt(now) == wanted && !guardianMissing && asked.equals(asked()) && !renews(purpose, now);
    }

    private boolean renews(Purpose purpose, Instant now) {
        var end = expires;
        return end != null
                && purpose.endOfConsent(now)
                        .filter(later -> later.isAfter(end.plus(SAME)))
                        .isPresent();
    }

    /** A consent past its end no longer holds, whether or not that was written down yet. */
    ConsentState stateAt(Instant now) {
        return state == ConsentState.GRANTED && expires != null && !expires.isAfter(now) ? ConsentState.EXPIRED : state;
    }

    /** When it came to the state that it is in at that time. */
    Instant sinceAt(Instant now) {
        return state == ConsentState.GRANTED && stateAt(now) == ConsentState.EXPIRED
                ? Objects.requireNonNull(expires)
                : since;
    }

    boolean holdsAt(Instant now) {
        return stateAt(now) == ConsentState.GRANTED && !guardianMissing;
    }

    private void become(ConsentState next, Asked asked, Mark mark) {
        end(next, mark);
        policyVersion = asked.policyVersion();
        textDigest = asked.textDigest();
        language = asked.language().tag();
        surface = asked.surface();
        separate = asked.separate();
        guardian = asked.guardian();
        prompt = asked.prompt();
    }

    private void end(ConsentState next, Mark mark) {
        state = next;
        guardianMissing = false;
        expires = null;
        since = mark.at();
        receiptId = mark.receipt();
        revision = mark.revision();
    }

    /** How the question was put that this is the answer to. */
    Asked asked() {
        return new Asked(policyVersion, textDigest, Language.fromString(language), surface, separate, guardian, prompt);
    }

    UUID id() {
        return id;
    }

    /** Whether it was given by a child alone, so that it does not hold. */
    boolean guardianMissing() {
        return guardianMissing;
    }

    UUID subject() {
        return subject;
    }

    String purpose() {
        return purpose;
    }

    ConsentState state() {
        return state;
    }

    Instant since() {
        return since;
    }

    @Nullable
    Instant expires() {
        return expires;
    }

    /** Whether a child under 14 stands behind the grant, and no guardian. */
    boolean isGuardianMissing() {
        return guardianMissing;
    }

    UUID receiptId() {
        return receiptId;
    }

    long revision() {
        return revision;
    }
}
