package cn.xinshou.consent.decision;

import cn.xinshou.consent.consent.ConsentState;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * What a decision needs to know about one person, packed into few longs.
 *
 * <pre>
 * word 0   earliest expiry, hours since 2020 (24 bits) | revision (40)
 * word 1   declined (1) | newest version (10) | governing version (10) | purposes 0–13, 3 bits each
 * word 2…  21 purposes each
 * </pre>
 */
final class Row {

    /** A place of 3 bits says one of these. GRANTED_EARLIER: on a version older than the newest the person decided about. */
    enum Mark {
        NOT_ASKED,
        GRANTED,
        REFUSED,
        WITHDRAWN,
        EXPIRED,
        SUPERSEDED,
        GRANTED_EARLIER;

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

    /** Versions are counted from 1; 0 is none. */
    static final int MOST_VERSIONS = (1 << 10) - 1;

    private static final Mark[] MARKS = Mark.values();
    private static final int IN_FIRST_WORD = 14;
    private static final int IN_NEXT_WORDS = 21;
    private static final long REVISION = (1L << 40) - 1;
    private static final long NEVER = (1L << 24) - 1;
    private static final long EPOCH = Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();
    private static final int GOVERNING = 42;
    private static final int NEWEST = 52;
    private static final int DECLINED = 62;

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

    /** Whether some grant of this person may have run out; to the hour, and early rather than late. */
    boolean mayHaveExpired(Instant now) {
        return hours(now) >= words[0] >>> 40;
    }

    void expires(Instant end) {
        var earliest = Math.min(words[0] >>> 40, hours(end));
        words[0] = words[0] & REVISION | earliest << 40;
    }

    int governing() {
        return (int) (words[1] >>> GOVERNING) & MOST_VERSIONS;
    }

    void governing(int ordinal) {
        words[1] = words[1] & ~((long) MOST_VERSIONS << GOVERNING) | (long) ordinal << GOVERNING;
    }

    int newest() {
        return (int) (words[1] >>> NEWEST) & MOST_VERSIONS;
    }

    void newest(int ordinal) {
        words[1] = words[1] & ~((long) MOST_VERSIONS << NEWEST) | (long) ordinal << NEWEST;
    }

    boolean declined() {
        return (words[1] >>> DECLINED & 1) == 1;
    }

    void declined(boolean declined) {
        words[1] = words[1] & ~(1L << DECLINED) | (declined ? 1L << DECLINED : 0);
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

    private static long hours(Instant time) {
        var hours = Duration.ofSeconds(time.getEpochSecond() - EPOCH).toHours();
        return Math.clamp(hours, 0, NEVER - 1);
    }
}
