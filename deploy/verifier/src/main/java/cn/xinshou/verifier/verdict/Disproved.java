package cn.xinshou.verifier.verdict;

import java.util.OptionalLong;

/** The evidence does not hold: altered, incomplete, forged or no evidence at all. Names the first bad ledger index where it is known. */
public final class Disproved extends NoVerdict {

    private final long index;

    public Disproved(String message) {
        super(1, message);
        this.index = -1;
    }

    public Disproved(long index, String message) {
        super(1, message);
        this.index = index;
    }

    public OptionalLong index() {
        return index < 0 ? OptionalLong.empty() : OptionalLong.of(index);
    }
}
