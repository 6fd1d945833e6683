package cn.xinshou.verifier.ledger;

import cn.xinshou.verifier.tree.Hash;
import cn.xinshou.verifier.verdict.BadInput;
import cn.xinshou.verifier.verdict.Disproved;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/** The leaf hashes of a ledger, kept as the tiles they came in: 32 bytes an entry. */
final class LeafHashes extends AbstractList<Hash> implements RandomAccess {

    /** 2 GiB of hashes. A larger ledger is a matter for a verifier that works on parts. */
    static final long MAX_SIZE = 1L << 26;

    private final List<byte[]> tiles;
    private final int size;

    private LeafHashes(List<byte[]> tiles, int size) {
        this.tiles = tiles;
        this.size = size;
    }

    static LeafHashes read(LedgerSource ledger, long size) {
        if (size > MAX_SIZE) {
            throw new BadInput(
                    "The checkpoint claims " + size + " entries; this program checks at most " + MAX_SIZE + ".");
        }
        List<byte[]> tiles = new ArrayList<>();
        for (long first = 0; first < size; first += TilePath.FULL) {
            int width = (int) Math.min(TilePath.FULL, size - first);
            tiles.add(tile(ledger, first, width));
        }
        return new LeafHashes(tiles, (int) size);
    }

    private static byte[] tile(LedgerSource ledger, long first, int width) {
        byte[] tile = ledger.find(TilePath.hashes(0, first / TilePath.FULL, width))
                .orElseThrow(
                        () -> new Disproved(first, "The ledger has lost its entries from index " + first + " on."));
        if (tile.length < width * Hash.LENGTH) {
            long missing = first + tile.length / Hash.LENGTH;
            throw new Disproved(missing, "The ledger has lost its entries from index " + missing + " on.");
        }
        return tile;
    }

    @Override
    public Hash get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return Hash.at(tiles.get(index / TilePath.FULL), index % TilePath.FULL * Hash.LENGTH, Hash.LENGTH);
    }

    @Override
    public int size() {
        return size;
    }
}
