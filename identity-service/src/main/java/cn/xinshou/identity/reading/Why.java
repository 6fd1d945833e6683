package cn.xinshou.identity.reading;

import org.jspecify.annotations.Nullable;

/**
 * What a read is for.
 *
 * @param caseId the incident or request it belongs to, if staff or another service reads
 * @param caseKind what kind of case that is, as published, where the reader had to have one
 * @param unmasked whether the values are shown whole
 * @param reason why staff had to see them whole or could not wait for anybody, in words; kept sealed and shown to the person
 */
public record Why(
        String purpose,
        @Nullable String caseId,
        @Nullable String caseKind,
        boolean unmasked,
        @Nullable String reason) {

    private static final String RIGHTS_REQUESTS = "rights-requests";

    /** A read of whole values, for which nobody had to give a reason. */
    public Why(String purpose, @Nullable String caseId) {
        this(purpose, caseId, null, true, null);
    }

    public static Why purpose(String purpose) {
        return new Why(purpose, null);
    }

    /** People looking at what is theirs (PIPL 45). */
    public static Why ownRight() {
        return purpose(RIGHTS_REQUESTS);
    }

    /** Somebody looking at it to answer a request. */
    public static Why request(String id) {
        return new Why(RIGHTS_REQUESTS, id, "rights-request", true, null);
    }

    @Override
    public String toString() {
        return "Why[" + purpose + ", " + caseId + "]";
    }
}
