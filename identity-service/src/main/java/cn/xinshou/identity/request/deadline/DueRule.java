package cn.xinshou.identity.request.deadline;

import cn.xinshou.identity.right.StoredWord;
import cn.xinshou.identity.right.Word;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;

/** Which rule says when the work on a request is due. */
public enum DueRule implements Word {
    /** The policy, chapter six: within 30 days. */
    DAY_30,
    /** App 违法违规认定方法 six; GB/T 35273 8.5. */
    WORKING_DAYS_15,
    /** An examination does not wait: what is wrong after registration closed stays wrong. */
    REGISTRATION_CLOSES,
    TICKETS_PRINTED,
    /** The person agreed to a later day. */
    AGREED;

    public boolean isOfAnExamination() {
        return this == REGISTRATION_CLOSES || this == TICKETS_PRINTED;
    }

    @JsonCreator
    static DueRule of(String word) {
        return Arrays.stream(values())
                .filter(rule -> rule.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such rule"));
    }

    /** As a column holds it. */
    public static class Stored extends StoredWord<DueRule> {
        Stored() {
            super(DueRule::of);
        }
    }
}
