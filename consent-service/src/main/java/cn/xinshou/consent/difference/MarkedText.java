package cn.xinshou.consent.difference;

import com.github.difflib.algorithm.DiffAlgorithmI;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Two texts as one, with insertions and deletions marked: sentence by sentence first, then inside what changed, Chinese by character and
 * everything else by word.
 */
final class MarkedText {

    private static final Pattern SENTENCE = Pattern.compile("[^。；！？;\\n]+[。；！？;\\n]*|[。；！？;\\n]+");
    private static final Pattern WORD =
            Pattern.compile("\\p{IsHan}|[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}]]+|\\s+|.", Pattern.DOTALL);

    // An unchanged character or two between two changes tell a reader nothing, and break the changes up.
    private static final int ISLAND = 2;
    // The cost grows with length times difference; beyond this a passage is shown as replaced.
    private static final int LONGEST = 6000;

    private MarkedText() {}

    /** Without the insertions it is the older text, without the deletions the newer one, character by character. */
    static List<Run> between(String before, String after) {
        if (before.equals(after)) {
            return before.isEmpty() ? List.of() : List.of(new Run(Run.Mark.SAME, before));
        }
        var runs = new ArrayList<Run>();
        walk(cut(SENTENCE, before), cut(SENTENCE, after), runs, (old, fresh) -> words(old, fresh, runs));
        return joined(runs);
    }

    private static void words(String before, String after, List<Run> runs) {
        if (before.isEmpty() || after.isEmpty() || before.length() + after.length() > LONGEST) {
            replaced(before, after, runs);
            return;
        }
        var finer = new ArrayList<Run>();
        walk(cut(WORD, before), cut(WORD, after), finer, (old, fresh) -> replaced(old, fresh, finer));
        runs.addAll(withoutIslands(joined(finer)));
    }

    private static void replaced(String before, String after, List<Run> runs) {
        add(runs, Run.Mark.DELETED, before);
        add(runs, Run.Mark.INSERTED, after);
    }

    /** What became of a stretch that is not the same on both sides. */
    private interface Changed {
        void of(String before, String after);
    }

    private static void walk(List<String> before, List<String> after, List<Run> runs, Changed changed) {
        DiffAlgorithmI<String> algorithm =
                MyersDiffWithLinearSpace.<String>factory().create();
        var patch = Patch.generate(before, after, algorithm.computeDiff(before, after, null), false);
        var at = 0;
        var old = new StringBuilder();
        var fresh = new StringBuilder();
        for (var delta : patch.getDeltas()) {
            var source = delta.getSource();
            if (source.getPosition() > at) {
                changed.of(taken(old), taken(fresh));
                add(runs, Run.Mark.SAME, String.join("", before.subList(at, source.getPosition())));
            }
            old.append(String.join("", source.getLines()));
            fresh.append(String.join("", delta.getTarget().getLines()));
            at = source.getPosition() + source.size();
        }
        changed.of(taken(old), taken(fresh));
        add(runs, Run.Mark.SAME, String.join("", before.subList(at, before.size())));
    }

    /** The algorithm tells a replacement as a deletion and an insertion side by side; they belong together. */
    private static String taken(StringBuilder collected) {
        var text = collected.toString();
        collected.setLength(0);
        return text;
    }

    private static List<Run> withoutIslands(List<Run> runs) {
        var solid = new ArrayList<Run>();
        for (var i = 0; i < runs.size(); i++) {
            var run = runs.get(i);
            if (run.mark() == Run.Mark.SAME
                    && i > 0
                    && i < runs.size() - 1
                    && run.text().length() <= ISLAND) {
                solid.add(new Run(Run.Mark.DELETED, run.text()));
                solid.add(new Run(Run.Mark.INSERTED, run.text()));
            } else {
                solid.add(run);
            }
        }
        return solid;
    }

    /** Neighbours of one kind become one; between two unchanged stretches deletions stand before insertions. */
    private static List<Run> joined(List<Run> runs) {
        var joined = new ArrayList<Run>();
        var deleted = new StringBuilder();
        var inserted = new StringBuilder();
        var same = new StringBuilder();
        for (var run : runs) {
            switch (run.mark()) {
                case SAME -> {
                    flush(joined, Run.Mark.DELETED, deleted);
                    flush(joined, Run.Mark.INSERTED, inserted);
                    same.append(run.text());
                }
                case DELETED -> {
                    flush(joined, Run.Mark.SAME, same);
                    deleted.append(run.text());
                }
                case INSERTED -> {
                    flush(joined, Run.Mark.SAME, same);
                    inserted.append(run.text());
                }
            }
        }
        flush(joined, Run.Mark.SAME, same);
        flush(joined, Run.Mark.DELETED, deleted);
        flush(joined, Run.Mark.INSERTED, inserted);
        return joined;
    }

    private static void flush(List<Run> runs, Run.Mark mark, StringBuilder text) {
        add(runs, mark, text.toString());
        text.setLength(0);
    }

    private static void add(List<Run> runs, Run.Mark mark, String text) {
        if (!text.isEmpty()) {
            runs.add(new Run(mark, text));
        }
    }

    private static List<String> cut(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }
}
