package cn.xinshou.identity.request.correspondence;

import cn.xinshou.identity.right.StoredWord;
import cn.xinshou.identity.right.Word;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;

/** What something said about a request was said for. */
public enum NoteKind implements Word {
    /** Asks the person for something. */
    PAUSE,
    REPLY,
    /** Why more time is needed. */
    EXTENSION,
    AGREEMENT,
    /** What was looked at to establish who asked. For the desk only. */
    VERIFICATION,
    /** What a second person thinks of a refusal that is being considered. For the desk only. */
    REVIEW,
    /** What stands behind a refusal besides its reasons. */
    REFUSAL,
    /** The answer on day 30 where the work is not done. */
    INTERIM,
    /** Why a transfer costs something. */
    FEE,
    /** Why nothing more happens. */
    WITHDRAWAL;

    /** Whether the person the request is about sees it. */
    public boolean isForThePerson() {
        return this != VERIFICATION && this != REVIEW;
    }

    @JsonCreator
    static NoteKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such kind"));
    }

    static class Stored extends StoredWord<NoteKind> {
        Stored() {
            super(NoteKind::of);
        }
    }
}
