package cn.xinshou.consent.decision;

import cn.xinshou.consent.consent.ConsentState;
import cn.xinshou.consent.consent.Versions;
import java.time.Instant;
import java.util.Arrays;

/**
 * What a decision needs to know about one person, packed into few longs.
 *
 * <pre>
 * word 0   earliest expiry, hours since 2020 (24 bits) | revision (40)
 * word 1   held | erased | restricted | declined (1 each) | newest version (9) | governing version (9) | purposes 0–13, 3 bits each
 * word 2…  21 purposes each
 * </pre>
 */
final class Row {

    /**
     * A place of 3 bits says one of these. GRANTED_EARLIER: on a version older than the newest the person decided about.
     * GUARDIAN_MISSING: granted, but a child under 14 stands behind it and no guardian (PIPL 31).
     */
    enum Mark {
        NOT_ASKED,
        GRANTED,
        REFUSED,
        WITHDRAWN,
        EXPIRED,
        SUPERSEDED,
        GRANTED_EARLIER,
        GUARDIAN_MISSING;

        static Mark of(ConsentState state) {
            return switch (state) {
                case NOT_ASKED -> NOT_ASKED;
                case GRANTED -> GRANTED;
                case REFUSED -> REFUSED;
                case WITHDRAWN -> WITHDRAWN;
                case EXPIRED -> EXPIRED;
                case SUPERSEDED -> SUPERSEDED;
            };
        }
    }

    private static final Mark[] MARKS = Mark.values();
    private static final int IN_FIRST_WORD = 14;
    private static final int IN_NEXT_WORDS = 21;
    private static final long REVISION = (1L << 40) - 1;
    private static final long NEVER = (1L << 24) - 1;
    private static final long EPOCH = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;
    private static final int VERSION = Versions.MOST;
    private static final int GOVERNING = 42;
    private static final int NEWEST = 51;
    private static final int DECLINED = 60;
    private static final int RESTRICTED = 61;
    private static final int ERASED = 62;
    private static final int HELD = 63;

    final long[] words;

    /** @param words as {@link #wordsFor} says */
    Row(int words) {
        this.words = new long[words];
        clear();
    }

    static int wordsFor(int purposes) {
        return 2 + Math.max(0, purposes - IN_FIRST_WORD + IN_NEXT_WORDS - 1) / IN_NEXT_WORDS;
    }

    void clear() {
        Arrays.fill(words, 0);
        words[0] = NEVER << 40;
    }

    long revision() {
        return words[0] & REVISION;
    }

    void revision(long revision) {
        words[0] = words[0] & ~REVISION | revision & REVISION;
    }

    /**
     * Whether some grant of this person may have run out; to the hour, and early rather than late.
     *
     * @param now milliseconds since 1970
     */
    boolean mayHaveExpired(long now) {
        return hours(now) >= words[0] >>> 40;
    }

    /** @param end milliseconds since 1970; {@link Long#MAX_VALUE} for never */
    void expires(long end) {
        var earliest = end == Long.MAX_VALUE ? words[0] >>> 40 : Math.min(words[0] >>> 40, hours(end));
        words[0] = words[0] & REVISION | earliest << 40;
    }

    int governing() {
        return (int) (words[1] >>> GOVERNING) & VERSION;
    }

    void governing(int ordinal) {
        words[1] = words[1] & ~((long) VERSION << GOVERNING) | (long) ordinal << GOVERNING;
    }

    int newest() {
        return (int) (words[1] >>> NEWEST) & VERSION;
    }

    void newest(int ordinal) {
        words[1] = words[1] & ~((long) VERSION << NEWEST) | (long) ordinal << NEWEST;
    }

    /** Whether the newest version decided about was declined. */
    boolean declined() {
        return flag(DECLINED);
    }

    void declined(boolean declined) {
        flag(DECLINED, declined);
    }

    /** Whether any version was declined since one was last accepted. */
    boolean held() {
        return flag(HELD);
    }

    void held(boolean held) {
        flag(HELD, held);
    }

    boolean restricted() {
        return flag(RESTRICTED);
    }

    void restricted(boolean restricted) {
        flag(RESTRICTED, restricted);
    }

    boolean erased() {
        return flag(ERASED);
    }

    void erased(boolean erased) {
        flag(ERASED, erased);
    }

    private boolean flag(int bit) {
        return (words[1] >>> bit & 1) == 1;
    }

    private void flag(int bit, boolean set) {
        words[1] = words[1] & ~(1L << bit) | (set ? 1L << bit : 0);
    }

    Mark mark(int purpose) {
        return MARKS[(int) (words[word(purpose)] >>> shift(purpose)) & 7];
    }

    void mark(int purpose, Mark mark) {
        var word = word(purpose);
        words[word] = words[word] & ~(7L << shift(purpose)) | (long) mark.ordinal() << shift(purpose);
    }

    private static int word(int purpose) {
        return purpose < IN_FIRST_WORD ? 1 : 2 + (purpose - IN_FIRST_WORD) / IN_NEXT_WORDS;
    }

    private static int shift(int purpose) {
        return 3 * (purpose < IN_FIRST_WORD ? purpose : (purpose - IN_FIRST_WORD) % IN_NEXT_WORDS);
    }

    private static long hours(long millis) {
        return Math.clamp((millis - EPOCH) / HOUR, 0, NEVER - 1);
    }

    /** Hours since 2020 at that time or the next full one. */
    static long hoursUp(long millis) {
        return Math.clamp(Math.ceilDiv(millis - EPOCH, HOUR), 0, (1 << 20) - 1);
    }

    static long millis(long hours) {
        return EPOCH + hours * HOUR;
    }
}
