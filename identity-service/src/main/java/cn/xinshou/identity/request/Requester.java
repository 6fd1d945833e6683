package cn.xinshou.identity.request;

import cn.xinshou.identity.right.StoredWord;
import cn.xinshou.identity.right.Word;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;

/** Who asks: the person, or somebody who may for them (PIPL 31, 49). Whether they may is part of verification. */
public enum Requester implements Word {
    SELF,
    GUARDIAN,
    KIN,
    AGENT;

    @JsonCreator
    static Requester of(String word) {
        return Arrays.stream(values())
                .filter(requester -> requester.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such requester"));
    }

    static class Stored extends StoredWord<Requester> {
        Stored() {
            super(Requester::of);
        }
    }
}
