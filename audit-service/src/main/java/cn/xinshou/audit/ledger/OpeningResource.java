package cn.xinshou.audit.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/**
 * What opens the commitments of an entry, for the person it is about, and for the consent service to hand to that person with a
 * receipt. Auditors are not given it: proofs need no content. Empty once the person was erased.
 */
@Path("/ledger/entries/{index}/openings")
@RunOnVirtualThread
class OpeningResource {

    /** @param value canonical JSON, as the commitment covers it */
    record Opening(String name, byte[] salt, String value) {}

    record Openings(long index, List<Opening> parts) {}

    private final EntryAccess access;
    private final StoredEntries entries;

    OpeningResource(EntryAccess access, StoredEntries entries) {
        this.access = access;
        this.entries = entries;
    }

    @GET
    @RolesAllowed({"data-subject", "service-consent"})
    public Openings openings(@PositiveOrZero long index) {
        var parts = entries.parts(access.entry(index));
        return new Openings(
                index,
                parts.stream()
                        .map(part -> new Opening(part.name(), part.salt(), new String(part.value(), UTF_8)))
                        .toList());
    }
}
