package cn.xinshou.audit.ledger;

/** What is stored contradicts itself: somebody changed or lost a part of the ledger. */
public final class DamagedLedger extends RuntimeException {

    private final long index;

    /** @param index the first entry known to be affected */
    public DamagedLedger(long index, String reason) {
        super(reason);
        this.index = index;
    }

    public long index() {
        return index;
    }
}
