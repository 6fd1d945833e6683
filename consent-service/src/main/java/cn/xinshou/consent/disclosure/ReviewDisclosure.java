package cn.xinshou.consent.disclosure;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A human looks at the paper that a disclosure without consent rests on, and decides. */
@ApplicationScoped
class ReviewDisclosure {

    private final Disclosures disclosures;
    private final TellDecision tell;
    private final Clock clock;

    ReviewDisclosure(Disclosures disclosures, TellDecision tell, Clock clock) {
        this.disclosures = disclosures;
        this.tell = tell;
        this.clock = clock;
    }

    /** @param sealedUntil until when the people may not be told; null to tell them */
    @Transactional
    public Disclosure review(
            UUID id, boolean approve, String reason, String digest, @Nullable Instant sealedUntil, String officer)
            throws SQLException {
        var disclosure = disclosures.lock(id).orElseThrow(DisclosureResource::unknown);
        if (disclosure.state() != Disclosure.State.PENDING_REVIEW) {
            throw Problem.of(CommonProblem.CONFLICT, "Ask for a new disclosure if it must be looked at again.")
                    .field("id", "waits for no review");
        }
        if (disclosure.askedBy().equals(officer)) {
            throw Problem.of(CommonProblem.FORBIDDEN, "Somebody other than the one who asked has to decide.");
        }
        var evidence = disclosure.evidence();
        if (evidence == null || !evidence.digest().equals(digest)) {
            throw Problem.of(
                            CommonProblem.INVALID_REQUEST, "Read the document that was handed in and send its SHA-256.")
                    .field("digest", "is not the digest of the document that was handed in");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var reviewed = disclosure.reviewed(
                new Disclosure.Review(approve, reason, digest, officer, now),
                disclosure.decisions().stream()
                        .map(one -> decided(one, approve, disclosure.items(), now))
                        .toList(),
                sealedUntil);
        disclosures.review(reviewed);
        tell.tell(reviewed, now);
        return reviewed;
    }

    /** What the rules refused stays refused by them; a human who refuses does so for all the rest. */
    private static @Nullable List<Disclosure.Refused> refused(Disclosure.Decided one, boolean approve) {
        var before = one.refused();
        return approve || before == null
                ? before
                : Stream.concat(
                                before.stream(),
                                Disclosure.Refused.each(one.items(), "refused-by-review", "P3.1").stream())
                        .toList();
    }

    private static Disclosure.Decided decided(
            Disclosure.Decided one, boolean approve, List<String> asked, Instant now) {
        return new Disclosure.Decided(
                one.subject(),
                approve,
                approve ? Disclosure.Outcome.ALLOWED : Disclosure.Outcome.REFUSED,
                approve ? "legal-basis" : "refused-by-review",
                approve ? null : "P3.1",
                approve ? one.items() : List.of(),
                approve ? one.refusedItems() : asked,
                refused(one, approve),
                one.policyVersion(),
                one.revision(),
                now);
    }
}
