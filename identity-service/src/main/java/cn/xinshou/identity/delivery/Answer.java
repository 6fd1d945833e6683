package cn.xinshou.identity.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of one try.
 *
 * @param word a status code, or why there is none
 * @param after how long the recipient asked to be left alone, if it did
 * @param acknowledgement what the recipient said to having received it; empty if it said nothing, or more than anybody needs
 */
@SuppressWarnings("ArrayRecordComponent")
record Answer(Verdict verdict, String word, @Nullable Duration after, byte[] acknowledgement) {

    enum Verdict {
        DELIVERED,
        AGAIN,
        /** The recipient will not have it, or is not where it was said to be. */
        FINAL
    }

    static Answer again(String word) {
        return new Answer(Verdict.AGAIN, word, null, new byte[0]);
    }

    static Answer last(String word) {
        return new Answer(Verdict.FINAL, word, null, new byte[0]);
    }

    @Override
    public String toString() {
        return "Answer[" + verdict + ", " + word + "]";
    }
}
