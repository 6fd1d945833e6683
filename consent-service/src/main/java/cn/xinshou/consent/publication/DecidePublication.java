package cn.xinshou.consent.publication;

import cn.xinshou.consent.consent.WhereTheyStand;
import cn.xinshou.consent.problem.ConsentProblem;
import cn.xinshou.frontdoor.IfMatch;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A second officer decides what another proposed. */
@ApplicationScoped
class DecidePublication {

    /** @param rejection why not; null to approve */
    record Verdict(
            UUID publication,
            @Nullable String ifMatch,
            String officer,
            @Nullable String rejection) {}

    private final Publications publications;
    private final WhereTheyStand people;
    private final TellPerson tell;
    private final Journal journal;
    private final Clock clock;

    DecidePublication(Publications publications, WhereTheyStand people, TellPerson tell, Journal journal, Clock clock) {
        this.publications = publications;
        this.people = people;
        this.tell = tell;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws Problem SECOND_OFFICER_NEEDED, ALREADY_DECIDED; SEPARATE_CONSENT_REQUIRED if the person did not agree separately to terms that make data public (PIPL 25) */
    @Transactional
    public Publication decide(Verdict verdict) {
        var publication = publications.locked(verdict.publication());
        IfMatch.require(verdict.ifMatch(), publication.revision());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        tell.tell(publication, now);
        if (verdict.rejection() != null) {
            journal.append(publication.reject(verdict.officer(), verdict.rejection(), now));
        } else {
            var fact = publication.approve(verdict.officer(), now);
            requireConsent(publication);
            journal.append(fact);
        }
        publications.flush();
        return publication;
    }

    private void requireConsent(Publication publication) {
        if (publication.kind() == PublicationKind.SEPARATE_CONSENT
                && !people.agreedToPublication(publication.subject(), Objects.requireNonNull(publication.purpose()))) {
            throw Problem.of(
                            ConsentProblem.SEPARATE_CONSENT_REQUIRED,
                            "Ask the person for their separate consent to this publication first.")
                    .field("purpose", "was not agreed to separately as a purpose that makes data public");
        }
    }
}
