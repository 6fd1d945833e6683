package cn.xinshou.consent.decision;

/** The finalizer of MurmurHash3 for 64 bits: every bit of the input reaches every bit of the output, and no two inputs meet. */
final class Murmur {

    private Murmur() {}

    static long finish(long value) {
        var h = (value ^ value >>> 33) * 0xFF51AFD7ED558CCDL;
        h = (h ^ h >>> 33) * 0xC4CEB9FE1A85EC53L;
        return h ^ h >>> 33;
    }
}
