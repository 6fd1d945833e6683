package cn.xinshou.audit.ledger;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry as its row says. The columns repeat what the leaf says; {@link #verify} compares them. */
public record StoredEntry(
        long index,
        String source,
        String id,
        String type,
        Instant time,
        @Nullable UUID handle,
        byte[] leaf,
        byte[] leafHash) {

    /** Whose key seals the parts. */
    UUID owner() {
        return handle == null ? Handles.ORGANISATION : handle;
    }

    /** @throws DamagedLedger if the row contradicts itself */
    public void verify() {
        if (!Arrays.equals(TreeHash.leaf(leaf), leafHash)) {
            throw new DamagedLedger(index, "the leaf is not the one that was hashed");
        }
        var said = said();
        if (!said.source().equals(source)
                || !said.id().equals(id)
                || !said.type().equals(type)
                || !said.time().equals(time)
                || !Objects.equals(said.handle(), handle)) {
            throw new DamagedLedger(index, "a column says something else than the leaf");
        }
    }

    Leaf.Content said() {
        try {
            return Leaf.read(leaf);
        } catch (IllegalArgumentException e) {
            throw new DamagedLedger(index, "the leaf cannot be read");
        }
    }
}
