package cn.xinshou.verifier.ledger;

import cn.xinshou.verifier.verdict.Disproved;
import java.util.Optional;

/** Where a ledger is read from. Paths are those below the ledger's root: {@code checkpoint}, {@code tile/0/000.p/5}. */
public interface LedgerSource {

    /** Empty when there is no such thing; a source that cannot answer throws. */
    Optional<byte[]> find(String path);

    default byte[] read(String path) {
        return find(path).orElseThrow(() -> new Disproved("The ledger has no " + path + "."));
    }

    /** A tile or bundle; where only the full one is left of a partial one, that. Empty when neither is there. */
    default Optional<byte[]> find(TilePath tile) {
        Optional<byte[]> found = find(tile.toString());
        return found.isEmpty() && tile.partial() ? find(tile.full().toString()) : found;
    }
}
