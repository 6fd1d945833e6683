package cn.xinshou.identity.request.answer;

import cn.xinshou.identity.right.Word;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;

/** Whose lawful rights an answer would seriously harm (ground 5). */
enum HarmTo implements Word {
    PERSON,
    OTHERS;

    @JsonCreator
    static HarmTo of(String word) {
        return Arrays.stream(values())
                .filter(harm -> harm.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody of that kind"));
    }
}
