package cn.xinshou.verifier.ledger;

import cn.xinshou.verifier.tree.Hash;
import cn.xinshou.verifier.tree.MerkleTree;
import cn.xinshou.verifier.verdict.Disproved;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/** What people see of the entries, page by page. It is kept beside the hashed bytes for searching, so it must say what they say. */
public final class EntryAnswers {

    private static final int PAGE = 500;

    private final LedgerSource ledger;

    public EntryAnswers(LedgerSource ledger) {
        this.ledger = ledger;
    }

    /** Every index below the checkpoint's size must be shown once, with its own leaf. Names the first that is not. */
    public void check(CheckedLedger checked) {
        int size = Math.toIntExact(checked.checkpoint().size());
        BitSet good = new BitSet(size);
        String path = "entries?limit=" + PAGE;
        for (String next = path; !next.isEmpty(); ) {
            JsonNode page = ProofAnswers.json(ledger.read(next));
            for (JsonNode entry : page.path("items")) {
                int index = index(entry);
                // Entries newer than the checkpoint are the next checkpoint's business.
                if (index < size && fits(entry, checked.leafHash(index))) {
                    good.set(index);
                }
            }
            String cursor = page.path("next").asText("");
            next = cursor.isEmpty() || good.cardinality() == size
                    ? ""
                    : path + "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        }
        OptionalInt bad = good.cardinality() == size ? OptionalInt.empty() : OptionalInt.of(good.nextClearBit(0));
        bad.ifPresent(index -> {
            throw new Disproved(index, "Entry " + index + " is not shown as it was hashed, or not shown at all.");
        });
    }

    private static int index(JsonNode entry) {
        JsonNode index = entry.path("index");
        if (!index.canConvertToInt() || index.intValue() < 0) {
            throw new Disproved("The ledger shows an entry without an index.");
        }
        return index.intValue();
    }

    private static boolean fits(JsonNode entry, Hash expected) {
        try {
            byte[] leaf = Base64.getDecoder().decode(entry.path("leaf").asText("-"));
            return MerkleTree.leafHash(leaf).equals(expected)
                    && expected.base64().equals(entry.path("leafHash").asText())
                    && repeats(entry, ProofAnswers.json(leaf));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return false;
        }
    }

    /** The columns beside the leaf, the header and the commitments, each as the leaf has them. */
    private static boolean repeats(JsonNode entry, JsonNode leaf) {
        return entry.path("eventId").equals(leaf.path("id"))
                && entry.path("type").equals(leaf.path("type"))
                && entry.path("source").equals(leaf.path("source"))
                && time(entry).equals(time(leaf))
                && entry.path("header")
                        .propertyStream()
                        .allMatch(field -> field.getValue().equals(leaf.path(field.getKey())))
                && commitments(entry).equals(commitments(leaf));
    }

    private static Instant time(JsonNode json) {
        return Instant.parse(json.path("time").asText());
    }

    private static List<String> commitments(JsonNode json) {
        return json.path("parts")
                .valueStream()
                .map(part -> part.path("name").asText() + " "
                        + part.path("commitment").asText())
                .toList();
    }
}
