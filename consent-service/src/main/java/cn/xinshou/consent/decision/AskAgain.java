package cn.xinshou.consent.decision;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Until when people are not to be asked again, one entry of 16 bytes for each no that still stands against it; what passed goes when the
 * table is filled anew. The key is a hash of person and purpose: that two of them meet in 64 bits would cost a wrong hint, no wrong answer.
 *
 * <pre>
 * word 0   key
 * word 1   hours since 2020, rounded up (20 bits) | version answered about (9) | revision (35)
 * </pre>
 *
 * Readers take no lock: word 1 is one long, and word 0 is written after it.
 */
final class AskAgain {

    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);
    private static final double FULL = 0.9;
    private static final double ROOMY = 0.8;
    private static final int VERSION_BITS = 9;
    private static final int REVISION_BITS = 35;
    private static final long REVISION = (1L << REVISION_BITS) - 1;
    private static final long VERSION = (1L << VERSION_BITS) - 1;

    private final long seed = ThreadLocalRandom.current().nextLong();
    private final ReentrantLock writing = new ReentrantLock();
    private volatile long[] slots = new long[2 * capacityFor(0)];
    private int size;

    /** @param until milliseconds since 1970, told to the hour and rather late than early */
    void put(long high, long low, int place, long until, int version, long revision) {
        writing.lock();
        try {
            var key = key(high, low, place);
            var entry = Row.hoursUp(until) << VERSION_BITS + REVISION_BITS
                    | (version & VERSION) << REVISION_BITS
                    | revision & REVISION;
            var at = find(slots, key);
            if (slots[at] == 0) {
                if (++size > slots.length / 2 * FULL) {
                    grow();
                    at = find(slots, key);
                }
                slots[at + 1] = entry;
                WORD.setRelease(slots, at, key);
            } else if ((slots[at + 1] & REVISION) <= (revision & REVISION)) {
                WORD.setOpaque(slots, at + 1, entry);
            }
        } finally {
            writing.unlock();
        }
    }

    /** What is known; 0 if nothing. To be read by {@link #until} and {@link #version}. */
    long find(long high, long low, int place) {
        var words = slots;
        var at = find(words, key(high, low, place));
        return (long) WORD.getAcquire(words, at) == 0 ? 0 : (long) WORD.getOpaque(words, at + 1);
    }

    /** Milliseconds since 1970. */
    static long until(long entry) {
        return Row.millis(entry >>> VERSION_BITS + REVISION_BITS);
    }

    static int version(long entry) {
        return (int) (entry >>> REVISION_BITS & VERSION);
    }

    int size() {
        return size;
    }

    private void grow() {
        var old = slots;
        var larger = new long[2 * capacityFor(size + size / 5)];
        for (var at = 0; at < old.length; at += 2) {
            if (old[at] != 0) {
                var target = find(larger, old[at]);
                larger[target] = old[at];
                larger[target + 1] = old[at + 1];
            }
        }
        slots = larger;
    }

    /** Where the key is, or the empty place where it would be. */
    private static int find(long[] words, long key) {
        var at = 2 * (int) Math.unsignedMultiplyHigh(key, words.length / 2);
        while (true) {
            var there = (long) WORD.getAcquire(words, at);
            if (there == key || there == 0) {
                return at;
            }
            at += 2;
            if (at == words.length) {
                at = 0;
            }
        }
    }

    private static int capacityFor(int entries) {
        return (int) (entries / ROOMY) + 64;
    }

    // Finalizer of MurmurHash3, twice, so that both halves and the purpose reach every bit. 0 is kept for empty places.
    private long key(long high, long low, int place) {
        var key = mix(mix(high ^ seed) + low + place + 1);
        return key == 0 ? 1 : key;
    }

    private static long mix(long value) {
        var h = (value ^ value >>> 33) * 0xFF51AFD7ED558CCDL;
        h = (h ^ h >>> 33) * 0xC4CEB9FE1A85EC53L;
        return h ^ h >>> 33;
    }
}
