package cn.xinshou.verifier.verdict;

/** The evidence could not be fetched, so nothing was proved and nothing disproved. */
public final class OutOfReach extends NoVerdict {

    public OutOfReach(String message) {
        super(3, message);
    }
}
