package cn.xinshou.consent.decision;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Everybody's row, in one array of longs: two for the id, the rest as in {@link Row}; 32 bytes a person for up to 14 purposes.
 * Open addressing, linear probing, nothing is ever removed.
 *
 * <p>Readers take no lock. A slot's id never changes once its word 0 is not 0, which is written last; the words of a row are read
 * between two looks at the version of its stripe, as in a seqlock, and read again if a writer was there. Writers wait for each
 * other. A larger array is filled before it is shown.
 */
final class DecisionTable {

    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int STRIPES = 1_024;
    private static final int ID = 2;
    private static final double FULL = 0.9;
    private static final double ROOMY = 0.85;
    private static final int SPINS = 1_000;

    private record Slots(long[] words, int capacity) {}

    private final int rowWords;
    private final int stride;
    private final long seed = ThreadLocalRandom.current().nextLong();
    private final long[] versions = new long[STRIPES];
    private final ReentrantLock writing = new ReentrantLock();
    private volatile Slots slots;
    private volatile int size;

    /**
     * @param rowWords words of a row
     * @param expected how many people to make room for at once
     */
    DecisionTable(int rowWords, int expected) {
        this.rowWords = rowWords;
        this.stride = ID + rowWords;
        this.slots = empty(capacityFor(expected));
    }

    int rowWords() {
        return rowWords;
    }

    int size() {
        return size;
    }

    /** @return whether there is such a person; if not, {@code into} is undefined */
    boolean read(long high, long low, Row into) {
        var hash = hash(high, low);
        var stripe = (int) hash & STRIPES - 1;
        for (var spins = 0; ; spins++) {
            var before = (long) WORD.getAcquire(versions, stripe);
            if ((before & 1) == 0) {
                var found = copy(slots, hash, high, low, into.words);
                VarHandle.acquireFence();
                if ((long) WORD.getOpaque(versions, stripe) == before) {
                    return found;
                }
            }
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }

    /** Puts a whole row in place, unless a newer one is there. */
    void write(long high, long low, Row row) {
        writing.lock();
        try {
            var hash = hash(high, low);
            var at = find(slots, hash, high, low);
            if (at < 0 || revision(slots.words[at + ID]) <= row.revision()) {
                put(at, hash, high, low, row);
            }
        } finally {
            writing.unlock();
        }
    }

    /** Changes the row as it is, or a clear one, unless it has already reached the revision. */
    void change(long high, long low, long revision, Consumer<Row> change) {
        writing.lock();
        try {
            var hash = hash(high, low);
            var at = find(slots, hash, high, low);
            var row = new Row(rowWords);
            if (at >= 0) {
                System.arraycopy(slots.words, at + ID, row.words, 0, rowWords);
            }
            if (row.revision() < revision) {
                change.accept(row);
                row.revision(revision);
                put(at, hash, high, low, row);
            }
        } finally {
            writing.unlock();
        }
    }

    /**
     * Changes a row that is there, without regard to its revision: for whoever fills a table that nobody else sees yet, so without the lock and
     * the version that readers and other writers need.
     *
     * @param scratch is written over
     */
    void amend(long high, long low, Row scratch, Consumer<Row> change) {
        var at = find(slots, hash(high, low), high, low);
        if (at >= 0) {
            System.arraycopy(slots.words, at + ID, scratch.words, 0, rowWords);
            change.accept(scratch);
            System.arraycopy(scratch.words, 0, slots.words, at + ID, rowWords);
        }
    }

    private void put(int at, long hash, long high, long low, Row row) {
        var target = at < 0 ? free(hash) : at;
        var words = slots.words;
        var stripe = (int) hash & STRIPES - 1;
        var version = versions[stripe];
        WORD.setOpaque(versions, stripe, version + 1);
        VarHandle.releaseFence();
        words[target] = high;
        words[target + 1] = low;
        System.arraycopy(row.words, 1, words, target + ID + 1, rowWords - 1);
        WORD.setRelease(words, target + ID, row.words[0]);
        WORD.setRelease(versions, stripe, version + 2);
        if (at < 0) {
            size = size + 1;
        }
    }

    private int free(long hash) {
        if (size + 1 > slots.capacity * FULL) {
            grow();
        }
        return probe(slots, hash);
    }

    private void grow() {
        var old = slots;
        var larger = empty(capacityFor((int) Math.min(Integer.MAX_VALUE, size + size / 25L + 64)));
        for (var at = 0; at < old.words.length; at += stride) {
            if (old.words[at + ID] != 0) {
                var target = probe(larger, hash(old.words[at], old.words[at + 1]));
                System.arraycopy(old.words, at, larger.words, target, stride);
            }
        }
        slots = larger;
    }

    /** The first empty slot on the way; the caller knows that the person is not there. */
    private int probe(Slots in, long hash) {
        var at = start(in, hash);
        while (in.words[at + ID] != 0) {
            at = next(in, at);
        }
        return at;
    }

    private int find(Slots in, long hash, long high, long low) {
        var at = start(in, hash);
        while (in.words[at + ID] != 0) {
            if (in.words[at] == high && in.words[at + 1] == low) {
                return at;
            }
            at = next(in, at);
        }
        return -1;
    }

    private boolean copy(Slots from, long hash, long high, long low, long[] into) {
        var words = from.words;
        var at = start(from, hash);
        while ((long) WORD.getAcquire(words, at + ID) != 0) {
            if (words[at] == high && words[at + 1] == low) {
                System.arraycopy(words, at + ID, into, 0, rowWords);
                return true;
            }
            at = next(from, at);
        }
        return false;
    }

    private int start(Slots in, long hash) {
        return (int) Math.unsignedMultiplyHigh(hash, in.capacity) * stride;
    }

    private int next(Slots in, int at) {
        var next = at + stride;
        return next == in.words.length ? 0 : next;
    }

    private Slots empty(int capacity) {
        return new Slots(new long[Math.multiplyExact(capacity, stride)], capacity);
    }

    private static int capacityFor(int people) {
        return (int) Math.min(Integer.MAX_VALUE, people / ROOMY + 64);
    }

    private static long revision(long word) {
        return word & (1L << 40) - 1;
    }

    // The seed keeps whoever chooses ids from choosing collisions.
    private long hash(long high, long low) {
        return Murmur.finish((high * 0x9E3779B97F4A7C15L ^ low) + seed);
    }
}
