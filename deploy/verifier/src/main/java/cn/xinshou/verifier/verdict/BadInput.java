package cn.xinshou.verifier.verdict;

/** The caller gave something this program cannot use: an unknown option, a missing file, a key that is none. */
public final class BadInput extends NoVerdict {

    public BadInput(String message) {
        super(2, message);
    }
}
