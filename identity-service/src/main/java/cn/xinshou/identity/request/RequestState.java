package cn.xinshou.identity.request;

import cn.xinshou.identity.right.Word;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    static Set<RequestState> open() {
        return Arrays.stream(values()).filter(RequestState::isOpen).collect(Collectors.toSet());
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
