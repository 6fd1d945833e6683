package cn.xinshou.audit.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/** An entry as outsiders rely on it; bytes are standard base64. */
record EntryView(
        long index,
        String eventId,
        String type,
        String source,
        Instant time,
        byte[] leaf,
        byte[] leafHash,
        JsonNode header,
        List<PartView> parts) {

    record PartView(String name, byte[] commitment, boolean erased) {}

    static EntryView of(StoredEntry entry, boolean erased) {
        var said = entry.said();
        return new EntryView(
                entry.index(),
                entry.id(),
                entry.type(),
                entry.source(),
                entry.time(),
                entry.leaf(),
                entry.leafHash(),
                said.header(),
                said.parts().stream()
                        .map(part -> new PartView(part.name(), part.value(), erased))
                        .toList());
    }
}
