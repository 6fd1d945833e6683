package cn.xinshou.identity.request.complaint;

import cn.xinshou.identity.right.StoredWord;
import cn.xinshou.identity.right.Word;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;

/** What became of a complaint. */
public enum ComplaintState implements Word {
    OPEN,
    /** 投诉成立: somebody else begins anew. */
    JUSTIFIED,
    /** 投诉不成立: what was decided stands. */
    UNJUSTIFIED;

    @JsonCreator
    static ComplaintState of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such outcome"));
    }

    static class Stored extends StoredWord<ComplaintState> {
        Stored() {
            super(ComplaintState::of);
        }
    }
}
