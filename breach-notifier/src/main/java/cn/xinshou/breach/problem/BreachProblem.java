package cn.xinshou.breach.problem;

import cn.xinshou.frontdoor.problem.ProblemKind;

/** The kinds of problem that only this service reports. */
public enum BreachProblem implements ProblemKind {
    INCIDENT_CLOSED(409, "The incident is closed"),
    WRONG_STATE(409, "The present state does not allow this act"),
    NOTICE_INCOMPLETE(422, "The notice lacks something the law requires"),
    NOT_APPROVED(409, "The notice is not approved as it stands"),
    NO_RECIPIENTS(409, "There is nobody to send to"),
    FOUR_EYES(403, "Another person must do this");

    private final int status;
    private final String title;

    BreachProblem(int status, String title) {
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
