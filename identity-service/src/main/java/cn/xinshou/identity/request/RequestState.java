package cn.xinshou.identity.request;

import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.problem.IdentityProblem;
import cn.xinshou.identity.right.StoredWord;
import cn.xinshou.identity.right.Word;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How far a request has come, and what can be done with it there; what cannot is REQUEST_STATE. */
public enum RequestState implements Word {
    RECEIVED,
    VERIFYING,
    IN_PROGRESS,
    PAUSED,
    FULFILLED,
    REFUSED,
    WITHDRAWN,
    EXPIRED;

    /** Whether it still waits for its answer. */
    public boolean isOpen() {
        return this == RECEIVED || this == VERIFYING || this == IN_PROGRESS || this == PAUSED;
    }

    static Set<RequestState> open() {
        return Arrays.stream(values()).filter(RequestState::isOpen).collect(Collectors.toSet());
    }

    /** Whether it waits for somebody to show who asked. */
    public boolean isUnverified() {
        return this == RECEIVED || this == VERIFYING;
    }

    public void requireOpen() {
        require(isOpen(), "It is closed.");
    }

    public void requireInProgress() {
        require(this == IN_PROGRESS, "Verify who asked before answering.");
    }

    void requirePaused() {
        require(this == PAUSED, "It does not wait for the person.");
    }

    void requireVerifiedAndOpen() {
        require(this == IN_PROGRESS || this == PAUSED, "It is closed, or who asked is not established.");
    }

    public void requireUnverified() {
        require(isUnverified(), "Who asked is established already, or the request is closed.");
    }

    private void require(boolean right, String detail) {
        if (!right) {
            throw wrong(detail);
        }
    }

    /** @return what to throw where a request has not come so far, or has come too far */
    public Problem wrong(String detail) {
        return Problem.of(IdentityProblem.REQUEST_STATE, detail).with("state", word());
    }

    public static Optional<RequestState> of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }

    static class Stored extends StoredWord<RequestState> {
        Stored() {
            super(word -> RequestState.of(word).orElseThrow());
        }
    }
}
