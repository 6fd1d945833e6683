package cn.xinshou.consent.publishing;

import cn.xinshou.consent.difference.PolicyDifference;
import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.policy.PolicyText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;

/** What a draft says and what publishing it now would mean. */
@ApplicationScoped
class ReviewDraft {

    private final Policies policies;
    private final NoticePeriod notice;
    private final Clock clock;

    ReviewDraft(Policies policies, NoticePeriod notice, Clock clock) {
        this.policies = policies;
        this.notice = notice;
        this.clock = clock;
    }

    DraftView review(Draft draft) {
        var newest = policies.newest();
        var document = draft.document();
        var from =
                document.effectiveFrom() == null ? clock.instant().atOffset(ZoneOffset.UTC) : document.effectiveFrom();
        // The effective date is judged when it is published: here a draft whose date has passed can still be read and
        // mended.
        var texts = DraftRules.texts(
                document,
                clock.instant().isBefore(from.toInstant())
                        ? clock.instant()
                        : from.toInstant().minusNanos(1));
        var policy = new Policy(newest.ordinal() + 1, document.inForceFrom(from), texts);
        var difference = PolicyDifference.between(newest, policy);
        var major = !difference.classes().isEmpty() || difference.reducing();
        var sections = new TreeMap<String, List<PolicyText.Section>>();
        texts.forEach((language, text) -> sections.put(language.tag(), text.sections()));
        return DraftView.of(draft, policy.digests(), sections, difference, major, notice.end(clock.instant(), major));
    }
}
