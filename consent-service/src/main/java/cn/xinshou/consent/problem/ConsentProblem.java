package cn.xinshou.consent.problem;

import cn.xinshou.frontdoor.problem.ProblemKind;

/** The kinds of problem this service reports, each with its HTTP status and a title for people. */
public enum ConsentProblem implements ProblemKind {
    OUTSIDE_RESIDENCY(422, "Personal information stays in mainland China"),
    EXCEPTION_NOT_FOR_SHARING(422, "The seven exceptions are for publication only"),
    POLICY_INCOHERENT(422, "The policy does not hold together"),
    POLICY_VERSION_TAKEN(409, "There is such a version already"),
    SECOND_EDITOR_NEEDED(403, "Somebody other than its editors publishes a policy"),
    NOTICE_TOO_SHORT(422, "The policy would be in force before its notice period is over"),
    OVERLAPPING_PUBLICATION(409, "A later version is published already"),
    UNKNOWN_PURPOSE(422, "The policy states no such purpose"),
    NOTHING_TO_CONSENT_TO(422, "A core purpose does not rest on consent"),
    SEPARATE_CONSENT_REQUIRED(422, "This purpose needs separate consent"),
    GUARDIAN_REQUIRED(422, "A guardian has to agree for a child under 14"),
    UNKNOWN_PROMPT(422, "The person was not asked by this prompt"),
    PROMPT_MISMATCH(422, "The prompt asked something else"),
    NOTHING_TO_ASK(409, "The person has consented already"),
    ASKED_TOO_SOON(429, "The person was asked lately"),
    TEXT_DIGEST_MISMATCH(422, "The text that was shown is not the text of this version"),
    UNKNOWN_POLICY_VERSION(422, "There is no such version of the policy"),
    VERSION_NOT_IN_FORCE(409, "This version of the policy is not in force"),
    POLICY_DECLINED(409, "The person declined this version of the policy"),
    DEVICE_TOKEN_REQUIRED(401, "This device did not prove that it is the one"),
    NOT_A_DEVICE_PURPOSE(422, "This purpose is not chosen per device"),
    TOO_MANY_DEVICES(409, "This person has as many devices as can be kept"),
    SECOND_OFFICER_NEEDED(403, "Two officers decide this, and you are the first"),
    ALREADY_DECIDED(409, "This was decided before"),
    SEAL_NOT_ALLOWED(422, "A seal ends, and within a year"),
    NOT_SEALED(409, "This is not sealed"),
    PENALTY_NOTICE_SHOWS_TOO_MUCH(422, "A penalty notice shows the account handle and nothing else"),
    BASIS_DOES_NOT_FIT(422, "This lawful basis cannot carry the publication"),
    PURPOSE_PUBLISHES_NOTHING(422, "This purpose makes nothing public"),
    EFFECT_TOO_MAJOR(422, "The effect on the person is too major for publication without consent"),
    OBJECTION_HAS_NO_EFFECT(409, "This publication does not end on an objection"),
    SUCCESSOR_OUTSIDE_MAINLAND(422, "The successor is outside mainland China"),
    NOT_ANNOUNCED(409, "People were not told of this transfer"),
    NOTHING_TO_WITHDRAW(409, "There is no consent to withdraw"),
    PERSON_RESTRICTED(409, "The person restricted how their data is handled"),
    PERSON_ERASED(409, "The person was erased");

    private final int status;
    private final String title;

    ConsentProblem(int status, String title) {
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
