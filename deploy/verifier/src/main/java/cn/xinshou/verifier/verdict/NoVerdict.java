package cn.xinshou.verifier.verdict;

/** A check that did not end in "proved". The message is one line for the person at the screen. */
public abstract sealed class NoVerdict extends RuntimeException permits Disproved, BadInput, OutOfReach {

    private final int exitCode;

    NoVerdict(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }

    /** Never null: every subclass is built with a sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
