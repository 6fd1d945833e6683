package cn.xinshou.identity.reading;

import org.jspecify.annotations.Nullable;

/**
 * What a read is for.
 *
 * @param caseId the incident or request it belongs to, if staff or another service reads
 */
public record Why(String purpose, @Nullable String caseId) {

    private static final String RIGHTS_REQUESTS = "rights-requests";

    public static Why purpose(String purpose) {
        return new Why(purpose, null);
    }

    /** People looking at what is theirs (PIPL 45). */
    public static Why ownRight() {
        return purpose(RIGHTS_REQUESTS);
    }

    /** Somebody looking at it to answer a request. */
    public static Why request(String id) {
        return new Why(RIGHTS_REQUESTS, id);
    }
}
