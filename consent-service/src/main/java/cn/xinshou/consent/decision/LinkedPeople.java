package cn.xinshou.consent.decision;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Who ever had a device, one long each: 64 bits of a hash. That two people share one would cost a needless look at the database; nobody is
 * ever missed, and whoever has no device any more stays until the set is filled anew.
 *
 * <p>Readers take no lock: an entry is one word. A larger array is filled before it is shown.
 */
final class LinkedPeople {

    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);
    private static final double FULL = 0.75;
    private static final double GROWTH = 1.5;

    private final long seed = ThreadLocalRandom.current().nextLong();
    private volatile long[] words = new long[64];
    private int size;

    synchronized void add(long high, long low) {
        var entry = entry(high, low);
        if (words[find(words, entry)] == entry) {
            return;
        }
        if (size + 1 > words.length * FULL) {
            grow();
        }
        WORD.setRelease(words, find(words, entry), entry);
        size++;
    }

    boolean contains(long high, long low) {
        var all = words;
        var entry = entry(high, low);
        return (long) WORD.getAcquire(all, find(all, entry)) == entry;
    }

    private void grow() {
        var larger = new long[(int) (words.length * GROWTH)];
        for (var entry : words) {
            if (entry != 0) {
                larger[find(larger, entry)] = entry;
            }
        }
        words = larger;
    }

    /** Where the entry is, or the empty place where it would be; there always is one. */
    private static int find(long[] words, long entry) {
        var at = (int) Math.unsignedMultiplyHigh(entry, words.length);
        while (true) {
            var there = (long) WORD.getAcquire(words, at);
            if (there == 0 || there == entry) {
                return at;
            }
            at++;
            if (at == words.length) {
                at = 0;
            }
        }
    }

    private long entry(long high, long low) {
        var hash = Murmur.finish(Murmur.finish(high ^ seed) + low);
        // An empty place is 0.
        return hash == 0 ? 1 : hash;
    }
}
