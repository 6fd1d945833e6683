package cn.xinshou.consent.publication;

import cn.xinshou.consent.problem.ConsentProblem;
import cn.xinshou.consent.purpose.LawfulBasis;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.OptimisticLock;
import org.jspecify.annotations.Nullable;

/** One publication of one person's data, from the proposal to its end. */
@Entity
class Publication {

    @Id
    private UUID id;

    @Version
    private long revision;

    private UUID subject;

    @Enumerated(EnumType.STRING)
    private PublicationKind kind;

    private @Nullable String code;

    @Enumerated(EnumType.STRING)
    private @Nullable LawfulBasis basis;

    private @Nullable String document;
    private String assessment;
    private @Nullable String counsel;
    private @Nullable String purpose;
    private @Nullable String handle;
    private String[] items;
    private boolean majorEffect;

    @Enumerated(EnumType.STRING)
    private PublicationState state;

    private String author;
    private Instant proposedAt;
    private @Nullable String decidedBy;
    private @Nullable Instant decidedAt;
    private @Nullable String reason;
    private @Nullable Instant objectedAt;
    private @Nullable String sealBasis;
    private @Nullable String sealDocument;
    private @Nullable String sealedBy;
    private @Nullable Instant sealedFrom;
    private @Nullable Instant sealedUntil;

    // Noting that its day came changes nothing that an officer read: who decides meanwhile is not refused for it.
    @OptimisticLock(excluded = true)
    private @Nullable Instant unsealedAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected Publication() {}

    /** @throws Problem if the proposal is not whole */
    Publication(Proposal proposal, String author, Instant now) {
        proposal.check();
        this.id = UUID.randomUUID();
        this.subject = proposal.subject();
        this.kind = proposal.kind();
        this.code = proposal.code() == null ? null : proposal.code().code();
        this.basis = proposal.basis();
        this.document = proposal.document();
        this.assessment = proposal.assessment();
        this.counsel = proposal.counsel();
        this.purpose = proposal.purpose();
        this.handle = proposal.handle();
        this.items = proposal.items().toArray(String[]::new);
        this.majorEffect = proposal.majorEffect();
        this.state = PublicationState.PROPOSED;
        this.author = author;
        this.proposedAt = now;
        if (proposal.seal() != null) {
            keep(proposal.seal(), author, now);
        }
    }

    /** @throws Problem SECOND_OFFICER_NEEDED to the author; ALREADY_DECIDED */
    PublicationEvent.Decided approve(String officer, Instant now) {
        decide(PublicationState.APPROVED, officer, null, now);
        return fact(PublicationEvent.Outcome.APPROVED, now, isSealed(now));
    }

    /** @throws Problem as {@link #approve} */
    PublicationEvent.Decided reject(String officer, String why, Instant now) {
        decide(PublicationState.REJECTED, officer, why, now);
        return fact(PublicationEvent.Outcome.REJECTED, now, isSealed(now));
    }

    private void decide(PublicationState next, String officer, @Nullable String why, Instant now) {
        if (officer.equals(author)) {
            throw secondNeeded("was proposed by this officer");
        }
        if (state != PublicationState.PROPOSED) {
            throw Problem.of(ConsentProblem.ALREADY_DECIDED, "Propose it anew if the facts have changed.")
                    .field("id", "was decided before");
        }
        state = next;
        decidedBy = officer;
        decidedAt = now;
        reason = why;
    }

    /** @throws Problem OBJECTION_HAS_NO_EFFECT where the law leaves the person none (PIPL 27 gives it for public data, 15 for consent) */
    PublicationEvent.Decided objectTo(Instant now) {
        if (!endsOnObjection()) {
            throw Problem.of(
                            ConsentProblem.OBJECTION_HAS_NO_EFFECT,
                            "This publication rests on a legal duty. Ask for a review, or complain at the address that the policy gives.")
                    .field("id", "cannot be ended by an objection");
        }
        state = PublicationState.STOPPED;
        objectedAt = now;
        return fact(PublicationEvent.Outcome.STOPPED, now, false);
    }

    /**
     * Examines a seal anew.
     *
     * @param seal null to end it at this moment
     * @throws Problem SECOND_OFFICER_NEEDED to whoever sealed it; NOT_SEALED
     */
    void examine(@Nullable Seal seal, String officer, Instant now) {
        if (!isSealed(now)) {
            throw Problem.of(ConsentProblem.NOT_SEALED, "What the person was told cannot be hidden again.")
                    .field("id", "is not sealed");
        }
        if (officer.equals(sealedBy)) {
            throw secondNeeded("was sealed by this officer");
        }
        if (seal == null) {
            sealedUntil = now;
        } else {
            keep(seal, officer, now);
        }
    }

    /**
     * Notes that the time is over during which a law forbade telling the person.
     *
     * @return what was decided in that time, as a fact about the person; empty while the seal lasts, if it had been noted, or if nothing was
     *     decided
     */
    Optional<PublicationEvent.Decided> endSeal(Instant now) {
        if (sealedUntil == null || isSealed(now) || unsealedAt != null) {
            return Optional.empty();
        }
        unsealedAt = now;
        var outcome = switch (state) {
            case APPROVED -> PublicationEvent.Outcome.APPROVED;
            case REJECTED -> PublicationEvent.Outcome.REJECTED;
            // Said to the person when it happens: nobody can end what they may not know of.
            case PROPOSED, STOPPED -> null;
        };
        return Optional.ofNullable(outcome).map(decided -> fact(decided, Objects.requireNonNull(decidedAt), false));
    }

    private void keep(Seal seal, String officer, Instant now) {
        seal.check(now);
        sealBasis = seal.basis();
        sealDocument = seal.document();
        sealedBy = officer;
        sealedFrom = now;
        sealedUntil = seal.until();
    }

    private static Problem secondNeeded(String message) {
        return Problem.of(ConsentProblem.SECOND_OFFICER_NEEDED, "Ask another privacy officer to decide.")
                .field("id", message);
    }

    private PublicationEvent.Decided fact(PublicationEvent.Outcome outcome, Instant at, boolean sealed) {
        return new PublicationEvent.Decided(
                id,
                sealed ? null : subject,
                kind,
                code(),
                basis == null ? null : basis.article(),
                document,
                outcome,
                sealed,
                at);
    }

    /** Whether a law forbids, at this time, to tell the person. */
    boolean isSealed(Instant now) {
        return sealedUntil != null && sealedUntil.isAfter(now);
    }

    boolean isStopped() {
        return state == PublicationState.STOPPED;
    }

    boolean endsOnObjection() {
        var which = code();
        return kind == PublicationKind.SEPARATE_CONSENT || which != null && which.endsOnObjection();
    }

    UUID id() {
        return id;
    }

    long revision() {
        return revision;
    }

    UUID subject() {
        return subject;
    }

    PublicationKind kind() {
        return kind;
    }

    @Nullable
    StatutoryCase code() {
        return code == null ? null : StatutoryCase.of(code);
    }

    @Nullable
    LawfulBasis basis() {
        return basis;
    }

    @Nullable
    String document() {
        return document;
    }

    String assessment() {
        return assessment;
    }

    @Nullable
    String counsel() {
        return counsel;
    }

    @Nullable
    String purpose() {
        return purpose;
    }

    @Nullable
    String handle() {
        return handle;
    }

    List<String> items() {
        return List.of(items);
    }

    PublicationState state() {
        return state;
    }

    String author() {
        return author;
    }

    Instant proposedAt() {
        return proposedAt;
    }

    @Nullable
    String decidedBy() {
        return decidedBy;
    }

    @Nullable
    Instant decidedAt() {
        return decidedAt;
    }

    @Nullable
    String reason() {
        return reason;
    }

    @Nullable
    Instant sealedUntil() {
        return sealedUntil;
    }
}
