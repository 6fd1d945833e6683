package cn.xinshou.audit.checkpoint;

import cn.xinshou.audit.ledger.Tiles;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The end of a tile's address in C2SP tlog-tiles: the number in groups of three digits, all but the last marked with x, then
 * {@code .p/W} if the tile has fewer hashes than 256.
 */
record TilePath(long n, int width) {

    // Six groups reach 10^18, which fits into a long.
    private static final Pattern FORM = Pattern.compile("((?:x\\d{3}/){0,5})(\\d{3})(?:\\.p/([1-9]\\d{0,2}))?");

    /** Empty if the text is no such address, or not the only way to write it. */
    static Optional<TilePath> read(String path) {
        var parts = FORM.matcher(path);
        if (!parts.matches() || parts.group(1).startsWith("x000/")) {
            return Optional.empty();
        }
        var n = Long.parseLong((parts.group(1) + parts.group(2)).replaceAll("[x/]", ""));
        var width = parts.group(3) == null ? Tiles.WIDTH : Integer.parseInt(parts.group(3));
        var partial = parts.group(3) != null;
        return partial && width >= Tiles.WIDTH ? Optional.empty() : Optional.of(new TilePath(n, width));
    }

    /** Whether a tree of {@code size} leaves has the tile at this level, as wide as asked. */
    boolean isIn(long size, int level) {
        var hashes = level * Tiles.HEIGHT >= Long.SIZE ? 0 : size >>> level * Tiles.HEIGHT;
        return n <= hashes / Tiles.WIDTH && n * Tiles.WIDTH + width <= hashes;
    }
}
