package cn.xinshou.consent.decision;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Until when people are not to be asked again, one long for each no that still stands against it; what passed goes when the table is
 * filled anew. The key is 47 bits of a hash of person and purpose: 12 tell the part, 35 stand in the word. That two of them meet (about
 * one in ten million questions, at ten million entries) would cost a wrong hint, no wrong answer.
 *
 * <pre>
 * rest of the key (35 bits) | hours since 2020, rounded up (20) | version answered about (9)
 * </pre>
 *
 * Readers take no lock: an entry is one word. A larger part is filled before it is shown.
 */
final class AskAgain {

    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle PART = MethodHandles.arrayElementVarHandle(long[][].class);
    private static final int PART_BITS = 12;
    private static final int KEY_BITS = 35;
    private static final int HOUR_BITS = 20;
    private static final int VERSION_BITS = 9;
    private static final double FULL = 0.9;
    private static final double ROOMY = 0.8;

    private final long seed = ThreadLocalRandom.current().nextLong();
    private final ReentrantLock writing = new ReentrantLock();
    private final long[][] parts = new long[1 << PART_BITS][2];
    private final int[] sizes = new int[1 << PART_BITS];

    /**
     * Of two answers the one that stands longer counts, which is the later one: all nos stand equally long.
     *
     * @param until milliseconds since 1970, told to the hour and rather late than early
     */
    void put(long high, long low, int place, long until, int version) {
        var hash = hash(high, low, place);
        var part = part(hash);
        var key = key(hash);
        var entry = key << HOUR_BITS + VERSION_BITS
                | Math.max(1, Row.hoursUp(until)) << VERSION_BITS
                | version & mask(VERSION_BITS);
        writing.lock();
        try {
            var at = find(parts[part], key);
            if (parts[part][at] == 0) {
                if (++sizes[part] > parts[part].length * FULL) {
                    grow(part);
                    at = find(parts[part], key);
                }
                WORD.setOpaque(parts[part], at, entry);
            } else if (until(parts[part][at]) <= until(entry)) {
                WORD.setOpaque(parts[part], at, entry);
            }
        } finally {
            writing.unlock();
        }
    }

    /** What is known; 0 if nothing. To be read by {@link #until} and {@link #version}. */
    long find(long high, long low, int place) {
        var hash = hash(high, low, place);
        var words = (long[]) PART.getAcquire(parts, part(hash));
        return (long) WORD.getOpaque(words, find(words, key(hash)));
    }

    /** Milliseconds since 1970. */
    static long until(long entry) {
        return Row.millis(entry >>> VERSION_BITS & mask(HOUR_BITS));
    }

    static int version(long entry) {
        return (int) (entry & mask(VERSION_BITS));
    }

    private void grow(int part) {
        var larger = new long[(int) (sizes[part] / ROOMY) + 1];
        for (var entry : parts[part]) {
            if (entry != 0) {
                larger[find(larger, entry >>> HOUR_BITS + VERSION_BITS)] = entry;
            }
        }
        PART.setRelease(parts, part, larger);
    }

    /** Where the key is, or the empty place where it would be; there always is one. */
    private static int find(long[] words, long key) {
        var at = (int) (key * words.length >>> KEY_BITS);
        while (true) {
            var there = (long) WORD.getOpaque(words, at);
            if (there == 0 || there >>> HOUR_BITS + VERSION_BITS == key) {
                return at;
            }
            at++;
            if (at == words.length) {
                at = 0;
            }
        }
    }

    private static int part(long hash) {
        return (int) (hash >>> Long.SIZE - PART_BITS);
    }

    private static long key(long hash) {
        return hash & mask(KEY_BITS);
    }

    private static long mask(int bits) {
        return (1L << bits) - 1;
    }

    // Each half and the purpose reach every bit by themselves: added up, the next purpose of one id would be the
    // purpose of the next id.
    private long hash(long high, long low, int place) {
        return Murmur.finish(Murmur.finish(Murmur.finish(high ^ seed) + low) + place + 1);
    }
}
