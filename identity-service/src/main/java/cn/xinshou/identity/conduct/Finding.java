package cn.xinshou.identity.conduct;

import cn.xinshou.identity.right.Word;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;

/** What somebody found who looked into a report. */
enum Finding implements Word {
    CONFIRMED,
    UNFOUNDED,
    UNCLEAR;

    @JsonCreator
    static Finding of(String word) {
        return Arrays.stream(values())
                .filter(finding -> finding.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such outcome"));
    }
}
