package cn.xinshou.identity.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.List;

/** How a request came in. */
enum Channel implements Word {
    ONLINE,
    PLATFORM,
    LETTER,
    MAIL,
    COUNTER,
    PHONE;

    private static final List<Channel> AT_THE_DESK = List.of(LETTER, MAIL, COUNTER, PHONE);

    /** One of those that an officer enters. */
    @JsonCreator
    static Channel atTheDesk(String word) {
        return AT_THE_DESK.stream()
                .filter(channel -> channel.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such channel"));
    }

    static Channel of(String word) {
        return Arrays.stream(values())
                .filter(channel -> channel.word().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
