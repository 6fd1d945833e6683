package cn.xinshou.consent.publishing;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.difference.PolicyDifference;
import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.policy.PolicyText;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a draft says and what publishing it now would mean. */
@ApplicationScoped
class ReviewDraft {

    private final Policies policies;
    private final NoticePeriod notice;
    private final EventsSince events;
    private final Clock clock;

    ReviewDraft(Policies policies, NoticePeriod notice, EventsSince events, Clock clock) {
        this.policies = policies;
        this.notice = notice;
        this.events = events;
        this.clock = clock;
    }

    DraftView review(Draft draft) throws SQLException {
        var policy = candidate(draft);
        var difference = PolicyDifference.between(policies.newest(), policy);
        var classes = new TreeSet<>(difference.classes());
        classes.addAll(events.classes(difference.from().version()));
        var major = !classes.isEmpty() || difference.reducing();
        var sections = new TreeMap<String, List<PolicyText.Section>>();
        for (var language : Language.values()) {
            sections.put(language.tag(), policy.text(language).sections());
        }
        return DraftView.of(
                draft, policy.digests(), sections, difference, classes, major, notice.end(clock.instant(), major));
    }

    /** The version that publishing the draft would make. */
    Policy candidate(Draft draft) {
        var document = draft.document();
        var from =
                document.effectiveFrom() == null ? clock.instant().atOffset(ZoneOffset.UTC) : document.effectiveFrom();
        // The effective date is judged when it is published: a draft whose date has passed can still be read and
        // mended.
        var texts = DraftRules.texts(document, Instant.EPOCH);
        return new Policy(policies.newest().ordinal() + 1, document.inForceFrom(from), texts);
    }
}
