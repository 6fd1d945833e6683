package cn.xinshou.identity.request;

import cn.xinshou.identity.right.StoredWord;
import cn.xinshou.identity.right.Word;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** How a request came in. */
public enum Channel implements Word {
    ONLINE,
    PLATFORM,
    /** Without signing in; the person cannot. */
    LOST_ACCOUNT,
    LETTER,
    MAIL,
    COUNTER,
    PHONE;

    private static final Set<Channel> AT_THE_DESK = EnumSet.of(LETTER, MAIL, COUNTER, PHONE);

    /** Whether it is one that an officer enters. */
    public boolean isAtTheDesk() {
        return AT_THE_DESK.contains(this);
    }

    @JsonCreator
    static Channel of(String word) {
        return Arrays.stream(values())
                .filter(channel -> channel.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such channel"));
    }

    static class Stored extends StoredWord<Channel> {
        Stored() {
            super(Channel::of);
        }
    }
}
