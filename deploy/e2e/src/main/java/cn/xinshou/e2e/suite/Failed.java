package cn.xinshou.e2e.suite;

/** Something did not happen as it should. The message is one line and names nobody. */
public final class Failed extends RuntimeException {

    public Failed(String message) {
        super(message, null, false, false);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
