package cn.xinshou.consent.decision;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a decision is as it is: a closed list, each refusal with the promise it keeps. */
enum Reason {
    GRANTED(true, ""),
    NECESSARY(true, ""),
    LEGAL_BASIS(true, ""),
    NOT_ASKED(false, "P1.3"),
    REFUSED(false, "P1.3"),
    WITHDRAWN(false, "P1.3"),
    EXPIRED(false, "P1.3"),
    POLICY_DECLINED(false, "P0.2"),
    POLICY_SUPERSEDED(false, "P7.1"),
    GUARDIAN_REQUIRED(false, "P1.3"),
    SEPARATE_CONSENT_REQUIRED(false, "P3.1"),
    OUTSIDE_POLICY(false, "P1.1"),
    COLLECTED_FOR_OTHER_PURPOSE(false, "P1.6"),
    SIGNAL_DNT(false, "P2.3"),
    SIGNAL_GPC(false, "P2.3"),
    RECIPIENT_UNKNOWN(false, "P3.1"),
    AGREEMENT_EXPIRED(false, "P3.1"),
    OUTSIDE_RESIDENCY(false, "P6.1"),
    ITEM_NOT_ALLOWED(false, "P1.1"),
    /** The person restricted the handling of their data (PIPL 44). */
    RESTRICTED(false, "P0.2"),
    RETENTION_EXPIRED(false, "P4.4"),
    ASSESSMENT_MISSING(false, "P3.1"),
    ERASED(false, "P4.4"),
    UNKNOWN_PERSON(false, "P1.5"),
    REVISION_NOT_REACHED(false, "P1.1"),
    UNAVAILABLE(false, "P1.1");

    private final boolean yes;
    private final String promise;

    Reason(boolean yes, String promise) {
        this.yes = yes;
        this.promise = promise;
    }

    boolean yes() {
        return yes;
    }

    /** Whether another reason could be right for each of several items. */
    boolean hangsOnItems() {
        return switch (this) {
            case ITEM_NOT_ALLOWED, OUTSIDE_POLICY, POLICY_DECLINED, POLICY_SUPERSEDED -> true;
            default -> false;
        };
    }

    /** Id of the promise that a refusal keeps; empty for a yes. */
    String promise() {
        return promise;
    }

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
