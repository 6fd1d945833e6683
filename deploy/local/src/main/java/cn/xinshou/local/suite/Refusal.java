package cn.xinshou.local.suite;

/** Something the person at the keyboard can put right; its message is all they need to see. */
public final class Refusal extends RuntimeException {

    public Refusal(String message) {
        super(message);
    }
}
