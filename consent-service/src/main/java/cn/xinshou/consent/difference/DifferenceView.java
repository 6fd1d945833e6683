package cn.xinshou.consent.difference;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.Words;
import cn.xinshou.consent.policy.Policy;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A difference for readers, in one language.
 *
 * @param backwards whether it leads from a newer version to an older one
 * @param reducing whether it holds for a person only after explicit consent
 * @param major whether people get the more prominent notice
 * @param classes the kinds of major change: computed, from events, and as editors added
 * @param reasons why they added them
 * @param askedAgain purposes whose consent has to be asked again
 * @param summary what it means for a person, and whether anything has to be done
 * @param changes the typed changes; those of wording only are not among them
 * @param clauses the clauses that read differently
 */
record DifferenceView(
        String language,
        Version from,
        Version to,
        boolean backwards,
        boolean reducing,
        boolean wordingOnly,
        boolean major,
        Collection<Integer> classes,
        List<String> reasons,
        Collection<String> askedAgain,
        List<String> summary,
        List<ChangeView> changes,
        List<ClauseView> clauses,
        int unchangedClauses) {

    record Version(String version, String title, Instant effectiveFrom, String digest) {
        static Version of(Policy policy, Language language) {
            return new Version(
                    policy.version(),
                    policy.document().title().in(language),
                    policy.effectiveFrom(),
                    policy.text(language).digest());
        }
    }

    /** @param majorClass 1 to 6, or null if it is no major change */
    record ChangeView(
            ChangeKind kind,
            String topic,
            String subject,
            Collection<String> purposes,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Integer majorClass,

            boolean reducing,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String clause,

            Words words) {
        static ChangeView of(Change change) {
            var number = change.kind().majorClass();
            return new ChangeView(
                    change.kind(),
                    change.kind().topic(),
                    change.subject(),
                    change.purposes(),
                    number == 0 ? null : number,
                    change.reducing(),
                    change.clause(),
                    change.words());
        }
    }

    /** @param was its number in the older text, or null if it is new; {@code is} likewise in the newer text */
    record ClauseView(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String was,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String is,

            List<Run> title,
            List<Run> text) {

        static ClauseView of(Clauses.Pair pair) {
            var was = pair.was();
            var is = pair.is();
            return new ClauseView(
                    was == null ? null : was.id(),
                    is == null ? null : is.id(),
                    MarkedText.between(was == null ? "" : was.title(), is == null ? "" : is.title()),
                    MarkedText.between(was == null ? "" : was.text(), is == null ? "" : is.text()));
        }

        /** For the page: the number under which people look for it. */
        public String number() {
            return is == null ? String.valueOf(was) : is;
        }

        public boolean renumbered() {
            return was != null && is != null && !was.equals(is);
        }
    }

    static DifferenceView of(PolicyDifference difference, Unseen unseen, Language language) {
        var from = difference.from();
        var to = difference.to();
        var pairs =
                Clauses.pair(from.text(language).clauses(), to.text(language).clauses());
        return new DifferenceView(
                language.tag(),
                Version.of(from, language),
                Version.of(to, language),
                to.ordinal() < from.ordinal(),
                difference.reducing(),
                difference.wordingOnly(),
                difference.major() || !unseen.classes().isEmpty(),
                unseen.with(difference.classes()),
                unseen.reasons(),
                difference.askedAgain(),
                Summary.of(difference).stream().map(words -> words.in(language)).toList(),
                typed(difference).map(ChangeView::of).toList(),
                pairs.stream().filter(Clauses.Pair::differs).map(ClauseView::of).toList(),
                (int) pairs.stream().filter(pair -> !pair.differs()).count());
    }

    private static Stream<Change> typed(PolicyDifference difference) {
        return difference.changes().stream().filter(change -> change.kind() != ChangeKind.WORDING);
    }
}
