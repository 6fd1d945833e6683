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
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckReceiptTest {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final String RECEIPT =
            ("{'receipt_id':'r-1','pii_principal_id':'p-1','processing':{'purpose':{'id':'exam-news'},"
                            + "'privacy_notice':{'version':'v1','digest':{'value':'abc'}},'language':'zh'},'pipl':{'separateConsent':true},"
                            + "'event':{'collection_method':'web','revision':'7','event_time':'2026-09-01T00:00:00Z','state':'granted'}}")
                    .replace('\'', '"');
    private static final Map<String, String> FACTS = new TreeMap<>(Map.of(
            "receipt", "\"r-1\"",
            "subject", "\"p-1\"",
            "purpose", "\"exam-news\"",
            "policyVersion", "\"v1\"",
            "textDigest", "\"abc\"",
            "language", "\"zh\"",
            "surface", "\"web\"",
            "separate", "true",
            "revision", "7",
            "at", "\"2026-09-01T00:00:00.000Z\""));
    private static final String CERTIFICATE = "{\"erasure\":\"x-1\",\"event\":\"e-1\"}";
    private static final String ERASED = "cn.xinshou.identity.subject-erased.v1";
    private static final String GRANTED = "cn.xinshou.consent.consent-granted.v1";

    @TempDir
    Path directory;

    private FakeLedger ledger = new FakeLedger(11, 3, leaf(GRANTED, FACTS));
    private final TestKey signer = new TestKey("receipts");
    private Path jwks;
    private String said = "";

    @BeforeEach
    void publishKeys() throws IOException {
        jwks = Files.writeString(directory.resolve("jwks.json"), keySet(signer));
        System.setProperty("xinshou.root", directory.toString());
    }

    @AfterEach
    void noRoot() {
        System.clearProperty("xinshou.root");
    }

    private static String keySet(TestKey key) {
        return "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"%s\",\"x\":\"%s\",\"use\":\"sig\",\"alg\":\"EdDSA\"}]}"
                .formatted(thumbprint(key), BASE64URL.encodeToString(key.raw()));
    }

    /** RFC 7638, as anybody would compute it. */
    private static String thumbprint(TestKey key) {
        var members = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + BASE64URL.encodeToString(key.raw()) + "\"}";
        try {
            return BASE64URL.encodeToString(MessageDigest.getInstance("SHA-256").digest(members.getBytes(UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }

    @Nested
    class WithItsKeysInside {

        private final String bundle = carrying(provedBundle(), signer);

        @Test
        void aBundleIsCheckedWithNothingElseAndSaysWhereTheKeysCameFrom() {
            assertThat(check(bundle.getBytes(UTF_8))).isZero();
            assertThat(said).contains("came with the file", thumbprint(signer), ledger.key.vkey());
        }

        @Test
        void everyChangedByteIsRefusedWithNothingElseAtHand() {
            everyChangedByteIsRefused(bundle, 0);
        }

        @Test
        void everyChangedByteOfTheKeysInsideIsRefusedWithTheKeysGiven() {
            everyChangedByteIsRefused(
                    bundle, bundle.indexOf(",\"jwks\""), "--jwks", jwks.toString(), "--key", ledger.key.vkey());
        }

        @Test
        void aThumbprintPinsTheKeyAndTheWarningGoes() {
            assertThat(check(bundle.getBytes(UTF_8), "--thumbprint", thumbprint(signer), "--key", ledger.key.vkey()))
                    .isZero();
            assertThat(said).doesNotContain("came with the file");
        }

        /** Whoever can write a file can sign it, too. */
        @Test
        void aBundleOfAnotherMakerIsRefusedByAnyPin() {
            var forger = new TestKey("receipts");
            var forged = carrying(provedBundle().replace(jws("EdDSA"), jws("EdDSA", forger)), forger)
                    .getBytes(UTF_8);

            assertThat(check(forged)).isZero();
            assertThat(said).contains("not who made it");
            assertThat(check(forged, "--thumbprint", thumbprint(signer))).isEqualTo(1);
            assertThat(check(forged, "--jwks", jwks.toString())).isEqualTo(1);
        }

        @Test
        void aSuiteThatDoesNotAnswerIsNoObstacle() throws IOException {
            var state = Files.createDirectories(directory.resolve("deploy/local/.state"));
            Files.writeString(
                    state.resolve("suite.json"),
                    "{\"services\":{\"consent\":\"http://localhost:1\",\"audit\":\"http://localhost:1\"}}");

            assertThat(check(bundle.getBytes(UTF_8))).isZero();
            assertThat(said).contains("came with the file");
        }

        /** Also for whoever has the keys, so that nobody takes a wrong one out of a bundle that was called right. */
        @Test
        void keysThatDidNotSignAreRefusedBesideTheRightOnes() {
            var other = new TestKey("xinshou.example/ledger");
            var wrongSigner = carrying(provedBundle(), other);
            assertThat(checkGivenKeys(wrongSigner.getBytes(UTF_8))).isEqualTo(1);
            var wrongLedger = carrying(provedBundle(), signer).replace(ledger.key.vkey(), other.vkey());
            assertThat(checkGivenKeys(wrongLedger.getBytes(UTF_8))).isEqualTo(1);
        }

        private void everyChangedByteIsRefused(String whole, int from, String... options) {
            byte[] bytes = whole.getBytes(UTF_8);
            for (int i = from; i < bytes.length; i++) {
                byte[] altered = bytes.clone();
                altered[i] ^= 1;
                assertThat(check(altered, options)).as("byte " + i).isEqualTo(1);
            }
        }
    }

    /** The bundle with the keys that it was signed with in it. */
    private String carrying(String bundle, TestKey key) {
        return bundle.substring(0, bundle.length() - 1)
                + ",\"jwks\":%s,\"ledgerKey\":\"%s\"}".formatted(keySet(key), ledger.key.vkey());
    }

    @Test
    void withoutAnyKeyItSaysWhatToGive() {
        assertThat(check(provedBundle().getBytes(UTF_8))).isEqualTo(2);
        assertThat(said).contains("--jwks");
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
            assertThat(checkGivenKeys(altered)).as("byte " + i).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "receipt, \"r-2\"",
                "subject, \"p-2\"",
                "purpose, \"exam-registration\"",
                "policyVersion, \"v2\"",
                "textDigest, \"abd\"",
                "language, \"en\"",
                "surface, \"app\"",
                "separate, false",
                "revision, 8",
                "at, \"2026-09-01T00:00:01Z\""
            })
    void anEntryAboutAnotherReceiptIsRefused(String field, String value) {
        var other = new TreeMap<>(FACTS);
        other.put(field, value);

        assertThat(check(provedBundle(GRANTED, other))).isEqualTo(1);
    }

    @Test
    void anEntryOfAnotherActIsRefused() {
        assertThat(check(provedBundle("cn.xinshou.consent.consent-refused.v1", FACTS)))
                .isEqualTo(1);
    }

    @Test
    void anEntryThatDoesNotOpenIsRefused() {
        var fewer = new TreeMap<>(FACTS);
        fewer.remove("subject");

        assertThat(check(provedBundle(GRANTED, fewer))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"entry", "inclusion", "checkpoint"})
    void halfAProofIsRefused(String missing) {
        assertThat(check(provedBundle().replace("\"" + missing + "\":", "\"receipt\":")))
                .isEqualTo(1);
    }

    @Test
    void aBundleThatSaysWhyItHasNoProofHolds() {
        assertThat(check("{\"receipt\":%s,\"jws\":\"%s\",\"inclusionStatus\":\"pending\"}"
                        .formatted(RECEIPT, jws("EdDSA"))))
                .isZero();
    }

    @Test
    void aBundleThatClaimsAProofItHasNotIsRefused() {
        assertThat(check("{\"receipt\":%s,\"jws\":\"%s\",\"inclusionStatus\":\"included\"}"
                        .formatted(RECEIPT, jws("EdDSA"))))
                .isEqualTo(1);
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

    @Test
    void aCertificateWithItsProofHolds() {
        assertThat(check(provedCertificate("e-1", ERASED, "/xinshou/identity"))).isZero();
    }

    @Test
    void aCertificateWithoutProofHoldsAsFarAsItGoes() {
        assertThat(check("{\"certificate\":%s,\"jws\":\"%s\",\"inclusionStatus\":\"pending\"}"
                        .formatted(CERTIFICATE, jws("EdDSA", signer, CERTIFICATE))))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "e-2, cn.xinshou.identity.subject-erased.v1, /xinshou/identity",
        "e-1, cn.xinshou.identity.profile-read.v1, /xinshou/identity",
        "e-1, cn.xinshou.identity.subject-erased.v1, /xinshou/consent"
    })
    void anEntryOfAnotherFactProvesNoErasure(String event, String type, String source) {
        assertThat(check(provedCertificate(event, type, source))).isEqualTo(1);
    }

    @Test
    void everyChangedByteOfACertificateIsRefused() {
        byte[] bundle = provedCertificate("e-1", ERASED, "/xinshou/identity").getBytes(UTF_8);
        for (int i = 0; i < bundle.length; i++) {
            byte[] altered = bundle.clone();
            altered[i] ^= 1;
            assertThat(checkGivenKeys(altered)).as("byte " + i).isEqualTo(1);
        }
    }

    @Test
    void aBundleOfBothIsRefused() {
        assertThat(check(provedBundle().replace("\"jws\":", "\"certificate\":{},\"jws\":")))
                .isEqualTo(1);
    }

    private String provedCertificate(String event, String type, String source) {
        byte[] leaf = "{\"facts\":{},\"id\":\"%s\",\"parts\":[],\"source\":\"%s\",\"type\":\"%s\",\"v\":1}"
                .formatted(event, source, type)
                .getBytes(UTF_8);
        ledger = new FakeLedger(11, 3, leaf);
        return "{\"certificate\":%s,\"jws\":\"%s\",\"inclusionStatus\":\"included\",\"entry\":{\"leaf\":\"%s\"},%s}"
                .formatted(
                        CERTIFICATE,
                        jws("EdDSA", signer, CERTIFICATE),
                        Base64.getEncoder().encodeToString(leaf),
                        proof());
    }

    private String provedBundle() {
        return provedBundle(GRANTED, FACTS);
    }

    /** A bundle about the receipt, with a genuine proof of an entry that says this. */
    private String provedBundle(String type, Map<String, String> facts) {
        ledger = new FakeLedger(11, 3, leaf(type, facts));
        String parts = facts.entrySet().stream()
                .map(fact -> "{\"name\":\"%s\",\"salt\":\"%s\",\"value\":\"%s\"}"
                        .formatted(
                                fact.getKey(),
                                Base64.getEncoder().encodeToString(salt(fact.getKey())),
                                fact.getValue().replace("\"", "\\\"")))
                .collect(Collectors.joining(","));
        return "{\"receipt\":%s,\"jws\":\"%s\",\"inclusionStatus\":\"included\",\"entry\":{\"leaf\":\"%s\",\"parts\":[%s]},%s}"
                .formatted(
                        RECEIPT, jws("EdDSA"), Base64.getEncoder().encodeToString(leaf(type, facts)), parts, proof());
    }

    /** That entry 3 is in the ledger. */
    private String proof() {
        InclusionProof proof = MerkleTree.proveInclusion(3, ledger.leafHashes);
        return "\"inclusion\":{\"index\":3,\"size\":11,\"leafHash\":\"%s\",\"rootHash\":\"%s\",\"proof\":[%s]},\"checkpoint\":\"%s\""
                .formatted(
                        ledger.leafHashes.get(3),
                        MerkleTree.root(ledger.leafHashes),
                        proof.path().stream().map(hash -> "\"" + hash + "\"").collect(Collectors.joining(",")),
                        ledger.checkpoint(11).replace("\n", "\\n"));
    }

    private static byte[] leaf(String type, Map<String, String> facts) {
        String parts = facts.entrySet().stream()
                .map(fact -> "{\"commitment\":\"%s\",\"name\":\"%s\"}"
                        .formatted(commitment(fact.getKey(), fact.getValue()), fact.getKey()))
                .collect(Collectors.joining(","));
        return "{\"facts\":{},\"id\":\"e\",\"parts\":[%s],\"type\":\"%s\",\"v\":1}"
                .formatted(parts, type)
                .getBytes(UTF_8);
    }

    private static byte[] salt(String name) {
        return Arrays.copyOf(("salt of " + name).getBytes(UTF_8), 32);
    }

    private static String commitment(String name, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt(name), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal((name + value).getBytes(UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }

    private String jws(String algorithm) {
        return jws(algorithm, signer);
    }

    private static String jws(String algorithm, TestKey signer) {
        return jws(algorithm, signer, RECEIPT);
    }

    private static String jws(String algorithm, TestKey signer, String document) {
        String header = "{\"alg\":\"%s\",\"kid\":\"%s\"}".formatted(algorithm, thumbprint(signer));
        String signed = BASE64URL.encodeToString(header.getBytes(UTF_8)) + "."
                + BASE64URL.encodeToString(document.getBytes(UTF_8));
        return signed + "." + BASE64URL.encodeToString(signer.sign(signed.getBytes(UTF_8)));
    }

    private int check(String bundle) {
        return checkGivenKeys(bundle.getBytes(UTF_8));
    }

    private int checkGivenKeys(byte[] bundle) {
        return check(bundle, "--jwks", jwks.toString(), "--key", ledger.key.vkey());
    }

    private int check(byte[] bundle, String... options) {
        try {
            var args = new ArrayList<>(List.of(
                    Files.write(directory.resolve("receipt.json"), bundle).toString()));
            args.addAll(List.of(options));
            var printed = new ByteArrayOutputStream();
            var err = new ByteArrayOutputStream();
            int code = CheckReceipt.run(args, new PrintStream(printed, true, UTF_8), new PrintStream(err, true, UTF_8));
            assertThat(err.toString(UTF_8).lines()).hasSize(code == 0 ? 0 : 1);
            said = printed.toString(UTF_8) + err.toString(UTF_8);
            return code;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
