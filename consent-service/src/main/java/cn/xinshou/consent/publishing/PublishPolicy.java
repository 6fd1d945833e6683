package cn.xinshou.consent.publishing;

import cn.xinshou.consent.difference.PolicyDifference;
import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.problem.ConsentProblem;
import cn.xinshou.consent.publishing.Publications.Cause;
import cn.xinshou.consent.publishing.Publications.ConsentRequest;
import cn.xinshou.consent.purpose.Purpose;
import cn.xinshou.frontdoor.IfMatch;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A second editor releases what another wrote: from then on it can be read and cited for ever, and is never changed. */
@ApplicationScoped
class PublishPolicy {

    /**
     * @param version of the draft
     * @param ifMatch entity tag of the draft that was reviewed
     * @param effectiveFrom null if the draft says it
     * @param added kinds of major change that no computation can see, of ownership (2) and of high risk (6) above all
     */
    record Release(
            String version,
            @Nullable String ifMatch,
            @Nullable Instant effectiveFrom,
            SortedSet<Integer> added,
            @Nullable String reason,
            String editor) {}

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Drafts drafts;
    private final Policies policies;
    private final Publications publications;
    private final NoticePeriod notice;
    private final EventsSince events;
    private final Journal journal;
    private final Event<PolicyEvent.Published> told;
    private final Clock clock;

    PublishPolicy(
            Drafts drafts,
            Policies policies,
            Publications publications,
            NoticePeriod notice,
            EventsSince events,
            Journal journal,
            Event<PolicyEvent.Published> told,
            Clock clock) {
        this.drafts = drafts;
        this.policies = policies;
        this.publications = publications;
        this.notice = notice;
        this.events = events;
        this.journal = journal;
        this.told = told;
        this.clock = clock;
    }

    /**
     * Released again, it is answered as the first time.
     *
     * @throws Problem SECOND_EDITOR_NEEDED to who wrote it; NOTICE_TOO_SHORT; OVERLAPPING_PUBLICATION if it would not come after every
     *     published version
     */
    @Transactional
    public Publication publish(Release release) throws SQLException {
        publications.takeTurn();
        var known = policies.published();
        var draft = drafts.lock(release.version()).orElseThrow(DraftResource::unknown);
        if (draft.isBy(release.editor())) {
            throw Problem.of(
                            ConsentProblem.SECOND_EDITOR_NEEDED,
                            "Ask an editor who neither began nor last changed this draft to review and publish it.")
                    .field("version", "was written by this editor");
        }
        IfMatch.require(release.ifMatch(), draft.revision());
        var published = known.stream()
                .filter(policy -> policy.version().equals(release.version()))
                .findFirst();
        if (published.isPresent()) {
            return publications.find(published.get()).orElseThrow();
        }
        var now = clock.instant();
        var newest = known.getLast();
        var policy = policy(release, draft, newest, now);
        var publication = decide(policy, newest, release, now);
        policies.publish(policy);
        publications.add(publication, draft, release.editor());
        for (var purpose : publication.asked()) {
            publications.open(new ConsentRequest(
                    policy.version(), purpose, cause(purpose, newest), policy.effectiveFrom(), publication.at()));
        }
        var fact = fact(publication);
        journal.append(fact);
        if (publication.major()) {
            journal.append(notice(publication));
        }
        told.fire(fact);
        return publication;
    }

    private Policy policy(Release release, Draft draft, Policy newest, Instant now) {
        var document = draft.document();
        var from = from(release, document);
        if (from == null) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Say from when it is in force; the draft leaves it open.")
                    .field("effectiveFrom", "is missing");
        }
        if (!from.toInstant().isAfter(now)) {
            notice.require(from.toInstant(), now, false);
        }
        if (!from.toInstant().isAfter(newest.effectiveFrom())) {
            throw Problem.of(
                            ConsentProblem.OVERLAPPING_PUBLICATION,
                            "Choose a day after " + newest.effectiveFrom() + ", when version " + newest.version()
                                    + " comes into force.")
                    .field("effectiveFrom", "is not after that of every published version")
                    .with("newest", newest.version());
        }
        return new Policy(newest.ordinal() + 1, document.inForceFrom(from), DraftRules.texts(document, now));
    }

    /** An effective date is a date in China, and is kept as one. */
    private static @Nullable OffsetDateTime from(Release release, DraftDocument document) {
        return release.effectiveFrom() == null
                ? document.effectiveFrom()
                : release.effectiveFrom().atZone(CHINA).toOffsetDateTime();
    }

    private Publication decide(Policy policy, Policy newest, Release release, Instant now) throws SQLException {
        var difference = PolicyDifference.between(newest, policy);
        var classes = new TreeSet<>(difference.classes());
        classes.addAll(events.classes(newest.version()));
        classes.addAll(release.added());
        var major = !classes.isEmpty() || difference.reducing();
        notice.require(policy.effectiveFrom(), now, major);
        return new Publication(
                policy.version(),
                policy.effectiveFrom(),
                policy.digests(),
                newest.version(),
                major,
                classes,
                difference.reducing(),
                widened(policy, difference),
                asked(policy, difference),
                release.reason(),
                now);
    }

    private static SortedSet<String> widened(Policy policy, PolicyDifference difference) {
        return policy.document().purposes().stream()
                .map(Purpose::id)
                .filter(difference::widens)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Purposes that people have not agreed to as they are stated now: new ones (promise P1.5) and those that grew (PIPL 14(2)). */
    private static SortedSet<String> asked(Policy policy, PolicyDifference difference) {
        return policy.document().purposes().stream()
                .filter(Purpose::needsConsent)
                .map(Purpose::id)
                .filter(id -> difference.from().purpose(id).isEmpty() || difference.asksAgain(id))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Cause cause(String purpose, Policy newest) {
        return newest.purpose(purpose).isEmpty() ? Cause.NEW : Cause.WIDENED;
    }

    private static PolicyEvent.NoticeRequested notice(Publication publication) {
        return new PolicyEvent.NoticeRequested(
                publication.version(),
                publication.previous(),
                publication.classes(),
                publication.reducing(),
                "/policies/" + publication.previous() + "/difference/" + publication.version(),
                publication.effectiveFrom(),
                publication.at());
    }

    private static PolicyEvent.Published fact(Publication publication) {
        return new PolicyEvent.Published(
                publication.version(),
                publication.digests(),
                publication.effectiveFrom(),
                publication.previous(),
                publication.major(),
                publication.classes(),
                publication.reducing(),
                publication.widened(),
                publication.asked(),
                publication.at());
    }
}
