package cn.xinshou.audit.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class NoteKeyTest {

    /** RFC 8032, section 7.1, test 1: seed and public key, and the signature of the empty message. */
    private static final byte[] RFC_8032 = HexFormat.of()
            .parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
                    + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");

    private final NoteKey key = new NoteKey("example.com/log", RFC_8032);
    private final Checkpoint checkpoint = new Checkpoint("example.com/log", 8, new byte[32]);

    @Test
    void theNoteHasTheShapeOfTheSpecification() {
        var note = key.sign(checkpoint.text());

        assertThat(note)
                .startsWith(
                        "example.com/log\n8\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n\u2014 example.com/log ")
                .endsWith("\n");
        assertThat(note.lines()).hasSize(5);
    }

    @Test
    void theKeyIdIsTheHashOfNameAndTypedKey() throws Exception {
        var parts = key.verifierKey().split("\\+", 3);
        var typed = Base64.getDecoder().decode(parts[2]);
        var sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update("example.com/log\n".getBytes(UTF_8));

        assertThat(parts[0]).isEqualTo("example.com/log");
        assertThat(typed[0]).isEqualTo((byte) 1);
        assertThat(typed).hasSize(33);
        assertThat(parts[1]).isEqualTo(HexFormat.of().formatHex(Arrays.copyOf(sha256.digest(typed), 4)));
    }

    @Test
    void theSignatureIsOverTheTextWithItsLastLineBreak() throws Exception {
        var note = key.sign(checkpoint.text());
        var signed = Base64.getDecoder()
                .decode(note.substring(note.lastIndexOf(' ') + 1).strip());
        var typed = Base64.getDecoder().decode(key.verifierKey().split("\\+", 3)[2]);
        var verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(HexFormat.of()
                        .parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(typed, 1, 33)))));
        verifier.update(checkpoint.text().getBytes(UTF_8));

        assertThat(verifier.verify(signed, 4, 64)).isTrue();
        assertThat(HexFormat.of().formatHex(signed, 0, 4))
                .isEqualTo(key.verifierKey().split("\\+", 3)[1]);
    }

    @Test
    void aNewKeyFitsItself() {
        assertThat(new NoteKey("n", NoteKey.newKey()).verifierKey()).startsWith("n+");
    }

    @Test
    void halvesThatDoNotBelongTogetherAreRefused() {
        var mixed = RFC_8032.clone();
        mixed[0] ^= 1;

        assertThatThrownBy(() -> new NoteKey("n", mixed)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCheckpointIsReadBack() {
        var read = Checkpoint.read(key.sign(checkpoint.text()));

        assertThat(read.text()).isEqualTo(checkpoint.text());
    }
}
