package cn.xinshou.identity.access.cases;

import cn.xinshou.identity.right.Word;
import java.util.Set;

/** What staff may be working on when they have to see somebody's data. */
public enum CaseKind implements Word {
    RIGHTS_REQUEST(Set.of("privacy-officer"), "rights-requests", Set.of()),

    /** A letter, mail, visit or call that is not yet a request, because it is not known yet whose. Finds people, reads nothing. */
    INTAKE(Set.of("privacy-officer"), "rights-requests", Set.of()),

    INCIDENT(Set.of("privacy-officer", "responder"), "incident-response", Set.of("statutory-notice")),

    EMERGENCY(
            Set.of("privacy-officer", "responder"),
            "emergency",
            Set.of("rights-requests", "incident-response", "statutory-notice"));

    private final Set<String> roles;
    private final String purpose;
    private final Set<String> others;

    CaseKind(Set<String> roles, String purpose, Set<String> others) {
        this.roles = roles;
        this.purpose = purpose;
        this.others = others;
    }

    boolean isFor(String role) {
        return roles.contains(role);
    }

    /** What work on it is for. */
    public String purpose() {
        return purpose;
    }

    public boolean covers(String wanted) {
        return purpose.equals(wanted) || others.contains(wanted);
    }

    public boolean isEmergency() {
        return this == EMERGENCY;
    }
}
