package cn.xinshou.identity.request;

import cn.xinshou.identity.right.StoredWord;
import cn.xinshou.identity.right.Word;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;

/** In which language a person is answered. */
public enum Language implements Word {
    ZH,
    EN;

    @JsonCreator
    static Language of(String word) {
        return Arrays.stream(values())
                .filter(language -> language.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such language"));
    }

    static class Stored extends StoredWord<Language> {
        Stored() {
            super(Language::of);
        }
    }
}
