package cn.xinshou.identity.problem;

import cn.xinshou.frontdoor.problem.ProblemKind;

/** What this service cannot do, and why, each with its HTTP status and a title for people. */
public enum IdentityProblem implements ProblemKind {
    PURPOSE_NOT_PERMITTED(403, "The person has not permitted this use"),
    PURPOSE_NOT_ALLOWED_HERE(403, "This purpose is not served here"),
    STAFF_ACCESS_DENIED(403, "Something is missing for a staff read"),
    EMERGENCY_UNREVIEWED(409, "Emergency accesses wait for review"),
    DELEGATION_ENDED(409, "The school's delegation has ended"),
    ENTRY_STATE(409, "What the school entered is not in a state for this"),
    ITEM_IMMUTABLE(409, "This item stays as it was first given"),
    ITEM_LOCKED(409, "A registration order locks this item"),
    ID_NUMBER_TAKEN(409, "Another profile holds this ID number"),
    ORDER_DIFFERS(409, "The order exists with other contents"),
    OUTSIDE_RESIDENCY(422, "Personal information stays in mainland China"),
    KEPT_FOR_ANOTHER_DUTY(403, "This is kept for another duty"),
    ANOTHER_OFFICER_NEEDED(403, "Somebody other than who asked decides"),
    KEPT_ACCESS_STATE(409, "The access is not in a state for this"),
    PERSON_RESTRICTED(403, "The data of this person are only stored"),
    HOLD_STATE(409, "The hold is not in a state for this"),
    DELETION_STATE(409, "The deletion is not in a state for this"),
    RETENTION_RUNS(409, "A run is under way"),
    PERSON_ERASED(410, "The person was erased"),
    ERASURE_BLOCKED(409, "Something that has to be settled first stands against it"),
    ERASURE_STATE(409, "The erasure is not in a state for this"),
    NOT_ESTABLISHED(403, "This does not show who asked"),
    PROOF_SPENT(409, "This way of showing who one is was tried too often"),
    REVIEW_MISSING(409, "A second person has to look at this refusal first"),
    SOMEBODY_ELSE(403, "Somebody else has to decide this"),
    REQUEST_STATE(409, "The request is not in a state for this"),
    PACKAGE_TAKEN(410, "The package was fetched already"),
    PACKAGE_EXPIRED(410, "The package is no longer available"),
    PACKAGE_OF_ANOTHER(403, "The package is another person's"),
    PASSPHRASE_TOO_WEAK(400, "The passphrase can be guessed"),
    DISCLOSURE_PENDING(409, "The disclosure waits for a review"),
    DISCLOSURE_SEALED(409, "The people may not be told of this disclosure yet"),
    RECIPIENT_UNREACHABLE(409, "The recipient has no address to which data can go"),
    CONDITIONS_NOT_MET(409, "Not all conditions of a transfer are found to be met");

    private final int status;
    private final String title;

    IdentityProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
