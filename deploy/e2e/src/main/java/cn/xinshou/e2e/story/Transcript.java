package cn.xinshou.e2e.story;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What happened, line by line as it happens, and as a table at the end. Chinese first. */
public final class Transcript {

    /** A step of the story; {@code index} is negative when the step leaves no entry, such as reading something public. */
    public record Step(int number, String zh, String en, long index, String type) {}

    private static final int ZH_WIDTH = 44;
    private static final int EN_WIDTH = 60;

    private final PrintStream out;
    private final List<Step> steps = new ArrayList<>();

    public Transcript(PrintStream out) {
        this.out = out;
    }

    void scene(String zh, String en) {
        out.printf("%n%s · %s%n", zh, en);
    }

    void step(String zh, String en, long index, String type) {
        Step step = new Step(steps.size() + 1, zh, en, index, type);
        steps.add(step);
        out.printf("  %2d  %s · %s%s%n", step.number(), zh, en, index < 0 ? "" : "  [账本 ledger #" + index + "]");
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Distinct indexes in the order in which they were told. */
    public List<Long> indexes() {
        return steps.stream()
                .map(Step::index)
                .filter(index -> index >= 0)
                .distinct()
                .toList();
    }

    public void table() {
        out.printf("%n%s%n", row(" #", "步骤", "step", "ledger", "entry"));
        out.println("-".repeat(ZH_WIDTH + EN_WIDTH + 50));
        for (Step step : steps) {
            out.println(row(
                    "%2d".formatted(step.number()),
                    step.zh(),
                    step.en(),
                    step.index() < 0 ? "–" : "#" + step.index(),
                    step.index() < 0 ? "" : step.type()));
        }
    }

    private static String row(String number, String zh, String en, String index, String type) {
        return number + "  " + padded(zh, ZH_WIDTH) + "  " + padded(en, EN_WIDTH) + "  " + padded(index, 7) + "  "
                + type;
    }

    /** Han characters take two columns. */
    private static String padded(String text, int width) {
        int used = text.codePoints()
                .map(c ->
                        Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN || c > 0xFF00 || c / 0x100 == 0x30
                                ? 2
                                : 1)
                .sum();
        return text + " ".repeat(Math.max(0, width - used));
    }
}
