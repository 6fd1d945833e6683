package cn.xinshou.audit.ledger;

/** Where the hashes of a tree are read from, in the layout of C2SP tlog-tiles. */
public interface Tiles {

    /** Hashes in a full tile. */
    int WIDTH = 256;

    /** Levels of the tree per level of tiles: 2^8 = 256. */
    int HEIGHT = 8;

    /**
     * The hashes of tile {@code n} of {@code level}, at least {@code width} of them.
     *
     * @throws DamagedLedger if fewer are stored
     */
    byte[] read(int level, long n, int width);
}
