package cn.xinshou.identity.request;

import cn.xinshou.identity.right.Word;
import java.util.Arrays;
import java.util.Optional;

/** How far a request has come. */
enum RequestState implements Word {
    RECEIVED,
    VERIFYING,
    IN_PROGRESS,
    PAUSED,
    FULFILLED,
    REFUSED,
    WITHDRAWN,
    EXPIRED;

    boolean isOpen() {
        return this == RECEIVED || this == VERIFYING || this == IN_PROGRESS || this == PAUSED;
    }

    boolean isUnverified() {
        return this == RECEIVED || this == VERIFYING;
    }

    static Optional<RequestState> of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }
}
