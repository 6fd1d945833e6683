package cn.xinshou.consent.withdrawal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of one try.
 *
 * @param word a status code, or why there is none
 * @param after how long the recipient asked to be left alone, if it did
 */
record Answer(Verdict verdict, String word, @Nullable Duration after) {

    enum Verdict {
        /** Carried out: 200 or 204. */
        DONE,
        /** Taken in, not carried out yet: 202. */
        TAKEN,
        /** Anything else. */
        FAILED
    }

    static Answer failed(String word) {
        return new Answer(Verdict.FAILED, word, null);
    }
}
