package cn.xinshou.journal;

/** What arrived is no event that its reader understands; trying again would not help. */
public final class UnreadableEvent extends RuntimeException {

    private final String reason;

    /** @param reason what is wrong with it, without quoting its content */
    public UnreadableEvent(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
