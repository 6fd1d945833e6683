package cn.xinshou.bench;

import cn.xinshou.bench.Terms.Offer;
import java.util.UUID;

/** A population that is the same in every run: who they are, and which purposes were put to them. */
final class People {

    private final Terms terms;

    People(Terms terms) {
        this.terms = terms;
    }

    /** The id of person i; evenly spread, as pseudonyms are. */
    static UUID id(long i) {
        return new UUID(mix(2 * i), mix(2 * i + 1));
    }

    /** The purpose of the answer that this person gave in that place: 0 and 1 yes, 2 no, 3 taken back, 4 not asked. */
    Offer offer(long person, int place) {
        var offers = terms.offers();
        return offers.get((int) ((person + place) % offers.size()));
    }

    // The finalizer of splitmix64.
    static long mix(long value) {
        var z = (value + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
