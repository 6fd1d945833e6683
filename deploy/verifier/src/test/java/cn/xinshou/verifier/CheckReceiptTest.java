package cn.xinshou.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.verifier.ledger.FakeLedger;
import cn.xinshou.verifier.note.TestKey;
import cn.xinshou.verifier.tree.InclusionProof;
import cn.xinshou.verifier.tree.MerkleTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckReceiptTest {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final String RECEIPT = "{\"id\":\"r-1\",\"purpose\":\"exam-news\",\"state\":\"granted\",\"n\":1}";

    @TempDir
    Path directory;

    private final FakeLedger ledger = new FakeLedger(11);
    private final TestKey signer = new TestKey("receipts");
    private Path jwks;

    @BeforeEach
    void publishKeys() throws IOException {
        jwks = Files.writeString(
                directory.resolve("jwks.json"),
                "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"k1\",\"x\":\"%s\"}]}"
                        .formatted(BASE64URL.encodeToString(signer.raw())));
    }

    @Test
    void aReceiptWithItsProofHolds() {
        assertThat(check(provedBundle())).isZero();
    }

    @Test
    void aReceiptWithoutProofHoldsAsFarAsItGoes() {
        assertThat(check("{\"receipt\":%s,\"jws\":\"%s\"}".formatted(RECEIPT, jws("EdDSA"))))
                .isZero();
    }

    @Test
    void everyChangedByteIsRefused() {
        byte[] bundle = provedBundle().getBytes(UTF_8);
        for (int i = 0; i < bundle.length; i++) {
            byte[] altered = bundle.clone();
            altered[i] ^= 1;
            assertThat(check(altered)).as("byte " + i).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "RS256", ""})
    void anotherAlgorithmIsRefused(String algorithm) {
        assertThat(check("{\"receipt\":%s,\"jws\":\"%s\"}".formatted(RECEIPT, jws(algorithm))))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"receipt\":{}}",
                "{\"receipt\":{},\"jws\":\"\"}",
                "{\"receipt\":{},\"jws\":\"..\"}",
                "{\"receipt\":{},\"jws\":\"a.b.c\"}",
                "{\"receipt\":{},\"jws\":7}",
                "{\"receipt\":{},\"receipt\":{},\"jws\":\"..\"}",
                "\u0000"
            })
    void whatIsNoReceiptIsRefused(String bundle) {
        assertThat(check(bundle)).isEqualTo(1);
    }

    @Test
    void aProofOfHugeNumbersIsRefused() {
        assertThat(check(provedBundle().replace("\"index\":3", "\"index\":99999999999999999999")))
                .isEqualTo(1);
        assertThat(check(provedBundle().replace("\"index\":3", "\"index\":9223372036854775807")))
                .isEqualTo(1);
    }

    private String provedBundle() {
        InclusionProof proof = MerkleTree.proveInclusion(3, ledger.leafHashes);
        return "{\"receipt\":%s,\"jws\":\"%s\",\"inclusion\":{\"index\":3,\"size\":11,\"leafHash\":\"%s\",\"rootHash\":\"%s\",\"proof\":[%s]},\"checkpoint\":\"%s\"}"
                .formatted(
                        RECEIPT,
                        jws("EdDSA"),
                        ledger.leafHashes.get(3),
                        MerkleTree.root(ledger.leafHashes),
                        proof.path().stream().map(hash -> "\"" + hash + "\"").collect(Collectors.joining(",")),
                        ledger.checkpoint(11).replace("\n", "\\n"));
    }

    private String jws(String algorithm) {
        String header = "{\"alg\":\"%s\",\"kid\":\"k1\"}".formatted(algorithm);
        String signed = BASE64URL.encodeToString(header.getBytes(UTF_8)) + "."
                + BASE64URL.encodeToString(RECEIPT.getBytes(UTF_8));
        return signed + "." + BASE64URL.encodeToString(signer.sign(signed.getBytes(UTF_8)));
    }

    private int check(String bundle) {
        return check(bundle.getBytes(UTF_8));
    }

    private int check(byte[] bundle) {
        try {
            Path file = Files.write(directory.resolve("receipt.json"), bundle);
            var err = new ByteArrayOutputStream();
            int code = CheckReceipt.run(
                    List.of(file.toString(), "--jwks", jwks.toString(), "--key", ledger.key.vkey()),
                    new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
                    new PrintStream(err, true, UTF_8));
            assertThat(err.toString(UTF_8).lines()).hasSize(code == 0 ? 0 : 1);
            return code;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
