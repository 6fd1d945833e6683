package cn.xinshou.consent.device;

/** What is said about tracking in the header of an answer (Tracking Preference Expression, 6.2). */
final class TrackingStatus {

    static final String HEADER = "Tk";

    /** Nobody is followed. */
    static final String NONE = "N";

    /** Something not necessary is on, because it was agreed to on this device; the rest is said at {@code /.well-known/dnt/consented}. */
    static final String CONSENTED = "C;consented";

    private TrackingStatus() {}
}
