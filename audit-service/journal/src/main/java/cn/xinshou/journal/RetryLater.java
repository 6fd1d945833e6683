package cn.xinshou.journal;

/** Thrown by a {@link Listener} when something it needs is away: the event is kept in its place and handed over again, without end. */
public final class RetryLater extends RuntimeException {

    /** @param reason what is away, for the log; no personal data */
    public RetryLater(String reason, Throwable cause) {
        super(reason, cause);
    }
}
