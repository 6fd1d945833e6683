package cn.xinshou.verifier.ledger;

/** Addresses of C2SP tlog-tiles: {@code tile/<level>/<n>[.p/<width>]}, the number in groups of three digits. */
public record TilePath(String kind, long number, int width) {

    public static final int FULL = 256;

    public static TilePath hashes(int level, long number, int width) {
        return new TilePath(Integer.toString(level), number, width);
    }

    public static TilePath entries(long number, int width) {
        return new TilePath("entries", number, width);
    }

    /** A partial tile may be dropped once the full one exists; the full one holds it. */
    public TilePath full() {
        return new TilePath(kind, number, FULL);
    }

    public boolean partial() {
        return width < FULL;
    }

    @Override
    public String toString() {
        StringBuilder groups = new StringBuilder("%03d".formatted(number % 1000));
        for (long rest = number / 1000; rest > 0; rest /= 1000) {
            groups.insert(0, "x%03d/".formatted(rest % 1000));
        }
        return "tile/" + kind + "/" + groups + (partial() ? ".p/" + width : "");
    }
}
