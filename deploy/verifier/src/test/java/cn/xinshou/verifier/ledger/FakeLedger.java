package cn.xinshou.verifier.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.verifier.note.TestKey;
import cn.xinshou.verifier.tree.Hash;
import cn.xinshou.verifier.tree.MerkleTree;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** An honest ledger as a map of files, for tests to tamper with. */
public final class FakeLedger implements LedgerSource {

    public final TestKey key = new TestKey("xinshou.example/ledger");
    public final Map<String, byte[]> files = new LinkedHashMap<>();
    public final List<Hash> leafHashes;

    public FakeLedger(int size) {
        this(IntStream.range(0, size).mapToObj(FakeLedger::leaf).toList());
    }

    /** One with a leaf of the caller's own at that index. */
    public FakeLedger(int size, int index, byte[] own) {
        this(IntStream.range(0, size).mapToObj(i -> i == index ? own : leaf(i)).toList());
    }

    private FakeLedger(List<byte[]> leaves) {
        int size = leaves.size();
        leafHashes = leaves.stream().map(MerkleTree::leafHash).toList();
        files.put("key", key.vkey().getBytes(UTF_8));
        files.put("checkpoint", checkpoint(size).getBytes(UTF_8));
        tiles(0, leafHashes);
        for (int first = 0; first < size; first += 256) {
            List<byte[]> bundle = leaves.subList(first, Math.min(first + 256, size));
            files.put(TilePath.entries(first / 256, bundle.size()).toString(), bundle(bundle));
        }
        files.put("entries?limit=500", page(leaves).getBytes(UTF_8));
    }

    public String checkpoint(int size) {
        return key.checkpoint(size, MerkleTree.root(leafHashes.subList(0, size)).base64());
    }

    @Override
    public Optional<byte[]> find(String path) {
        return Optional.ofNullable(files.get(path));
    }

    private void tiles(int level, List<Hash> hashes) {
        List<Hash> above = new ArrayList<>();
        for (int first = 0; first < hashes.size(); first += 256) {
            List<Hash> tile = hashes.subList(first, Math.min(first + 256, hashes.size()));
            var bytes = new ByteArrayOutputStream();
            tile.forEach(hash -> bytes.writeBytes(Base64.getDecoder().decode(hash.base64())));
            files.put(TilePath.hashes(level, first / 256, tile.size()).toString(), bytes.toByteArray());
            if (tile.size() == 256) {
                above.add(MerkleTree.root(tile));
            }
        }
        if (!above.isEmpty()) {
            tiles(level + 1, above);
        }
    }

    private static byte[] bundle(List<byte[]> leaves) {
        var bytes = new ByteArrayOutputStream();
        for (byte[] leaf : leaves) {
            bytes.write(leaf.length >> 8);
            bytes.write(leaf.length);
            bytes.writeBytes(leaf);
        }
        return bytes.toByteArray();
    }

    private static byte[] leaf(int index) {
        return ("{\"facts\":{},\"id\":\"event-%d\",\"log\":\"test\",\"parts\":[],\"source\":\"/test\","
                        + "\"time\":\"2026-09-01T00:00:00Z\",\"type\":\"test.v1\",\"v\":1}")
                .formatted(index)
                .getBytes(UTF_8);
    }

    private static String page(List<byte[]> leaves) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < leaves.size(); i++) {
            items.add(("{\"index\":%d,\"eventId\":\"event-%d\",\"type\":\"test.v1\",\"source\":\"/test\","
                            + "\"time\":\"2026-09-01T00:00:00.000Z\",\"leaf\":\"%s\",\"leafHash\":\"%s\","
                            + "\"header\":{\"v\":1},\"parts\":[]}")
                    .formatted(
                            i,
                            i,
                            Base64.getEncoder().encodeToString(leaves.get(i)),
                            MerkleTree.leafHash(leaves.get(i)).base64()));
        }
        return "{\"items\":[" + String.join(",", items) + "],\"next\":null}";
    }
}
