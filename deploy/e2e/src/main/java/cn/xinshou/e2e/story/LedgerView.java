package cn.xinshou.e2e.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.e2e.suite.Answer;
import cn.xinshou.e2e.suite.Door;
import cn.xinshou.e2e.suite.Failed;
import cn.xinshou.verifier.ledger.ProofAnswers;
import cn.xinshou.verifier.note.Checkpoint;
import cn.xinshou.verifier.note.VerifierKey;
import cn.xinshou.verifier.tree.Hash;
import cn.xinshou.verifier.tree.MerkleTree;
import cn.xinshou.verifier.verdict.Disproved;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The ledger through an auditor's eyes. Whatever it answers is believed only after the verifier has checked it. */
public final class LedgerView {

    /** From an answered request to its entry: the relay, the broker and the ledger lie between. Denials are gathered first. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final Duration PAUSE = Duration.ofMillis(150);

    private final Door auditor;
    private final VerifierKey key;
    private final Set<Long> told = new HashSet<>();

    public LedgerView(Door door) {
        this.auditor = door.as("auditor");
        this.key = VerifierKey.parse(
                new String(door.get("audit", "/ledger/key").mustBe(200).body(), UTF_8));
    }

    /** The newest signed state; before the very first there is none, and the empty tree stands for it. */
    public Checkpoint checkpoint() {
        Answer answer = auditor.get("audit", "/ledger/checkpoint").mustBe(200, 404, 503);
        return answer.status() == 200
                ? Checkpoint.open(answer.body(), key)
                : new Checkpoint(key.name(), 0, MerkleTree.root(java.util.List.of()));
    }

    /** Waits until the fact is in the ledger. Several of one kind are told in their order, each once. */
    public long indexOf(Fact fact, Instant since) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<Long> index = find(fact, since);
            if (index.isPresent()) {
                told.add(index.get());
                return index.get();
            }
            sleep();
        }
        throw new Failed("The ledger holds no " + fact.type() + " after " + PATIENCE.toSeconds() + " seconds");
    }

    /** Waits for a checkpoint over all of these and verifies that each is included. Returns that checkpoint. */
    public Checkpoint verifyInclusion(Collection<Long> indexes) {
        Checkpoint checkpoint =
                covering(indexes.stream().mapToLong(Long::longValue).max().orElse(-1));
        for (long index : indexes) {
            ProofAnswers.Inclusion answer =
                    ProofAnswers.inclusion(get("/ledger/entries/" + index + "/proof?size=" + checkpoint.size()));
            Hash leafHash = MerkleTree.leafHash(leaf(index));
            if (answer.proof().index() != index || answer.proof().size() != checkpoint.size()) {
                throw new Disproved(index, "The ledger proved something else than was asked.");
            }
            answer.proof().verify(leafHash, checkpoint.root());
        }
        return checkpoint;
    }

    public void verifyConsistency(Checkpoint older, Checkpoint newer) {
        ProofAnswers.Consistency answer =
                ProofAnswers.consistency(get("/ledger/consistency?from=" + older.size() + "&to=" + newer.size()));
        if (answer.proof().from() != older.size() || answer.proof().to() != newer.size()) {
            throw new Disproved("The ledger proved something else than was asked.");
        }
        answer.proof().verify(older.root(), newer.root());
    }

    private Checkpoint covering(long index) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Checkpoint checkpoint = checkpoint();
        while (checkpoint.size() <= index) {
            if (System.nanoTime() > deadline) {
                throw new Failed("No checkpoint covers index " + index + " after " + PATIENCE.toSeconds() + " seconds");
            }
            sleep();
            checkpoint = checkpoint();
        }
        return checkpoint;
    }

    private byte[] leaf(long index) {
        return Base64.getDecoder()
                .decode(get("/ledger/entries/" + index).path("leaf").asText());
    }

    private Optional<Long> find(Fact fact, Instant since) {
        String query = "/ledger/entries?limit=500&type=" + fact.eventType() + "&since=" + since
                + (fact.subject() == null ? "" : "&subject=" + fact.subject());
        return get(query)
                .path("items")
                .valueStream()
                .filter(entry -> fact.codes().entrySet().stream()
                        .allMatch(code -> entry.at("/header/facts/" + code.getKey())
                                .asText()
                                .equals(code.getValue())))
                .map(entry -> entry.path("index").asLong())
                .filter(index -> !told.contains(index))
                .min(Long::compare);
    }

    private JsonNode get(String path) {
        return ProofAnswers.json(auditor.get("audit", path).mustBe(200).body());
    }

    private static void sleep() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Failed("Interrupted");
        }
    }
}
