package cn.xinshou.identity.erasure;

import cn.xinshou.identity.right.Word;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;

/** Why something is deleted: the five cases of PIPL 47, in which nobody has to ask, and the two in which the person does. */
public enum Ground implements Word {
    /** 47 (1): the purpose was achieved, cannot be, or needs the data no longer; what was to be kept for a time was kept for it. */
    PURPOSE_ACHIEVED,
    /** 47 (2): the service ended. */
    SERVICE_ENDED,
    /** 47 (3): the person withdrew the consent. */
    CONSENT_WITHDRAWN,
    /** 47 (4): the handling broke a law or an agreement. */
    UNLAWFUL,
    /** 47 (5): another law or regulation demands it. */
    OTHER_LAW,
    /** The person asked for it. */
    PERSON_ASKED,
    /** The person closed the account (网络数据安全管理条例 24). */
    ACCOUNT_CLOSED;

    @JsonCreator
    public static Ground of(String word) {
        return Arrays.stream(values())
                .filter(ground -> ground.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such ground"));
    }
}
