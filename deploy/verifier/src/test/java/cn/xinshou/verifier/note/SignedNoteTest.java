package cn.xinshou.verifier.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.verifier.verdict.BadInput;
import cn.xinshou.verifier.verdict.Disproved;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {

    /** Key and note of the Go checksum database's note package, public since 2019. */
    private static final String PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String PETERS_NOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    private static final TestKey KEY = new TestKey("log.example/one");
    private static final String ROOT = "1y58x5mDb9T0Wh0GA0yJKy6ZL7ZfHcPC1pmb9Rmn6mA=";

    @Test
    void theBestKnownNoteOfAllOpens() {
        assertThat(SignedNote.parse(PETERS_NOTE.getBytes(UTF_8)).open(VerifierKey.parse(PETER)))
                .isEqualTo("If you think cryptography is the answer to your problem,\n"
                        + "then you don't know what your problem is.\n");
    }

    @Test
    void everyChangedByteIsNoticed() {
        byte[] note = KEY.checkpoint(7, ROOT).getBytes(UTF_8);
        VerifierKey key = VerifierKey.parse(KEY.vkey());
        for (int i = 0; i < note.length; i++) {
            byte[] altered = note.clone();
            altered[i] ^= 1;
            assertThatThrownBy(() -> Checkpoint.open(altered, key))
                    .as("byte " + i)
                    .isInstanceOf(Disproved.class);
        }
    }

    @Test
    void aCheckpointOpensForItsKey() {
        Checkpoint checkpoint = Checkpoint.open(
                KEY.note("log.example/one\n7\n" + ROOT + "\nan extension\n").getBytes(UTF_8),
                VerifierKey.parse(KEY.vkey()));

        assertThat(checkpoint.size()).isEqualTo(7);
        assertThat(checkpoint.root().base64()).isEqualTo(ROOT);
    }

    @Test
    void aSecondSignerDoesNotDisturb() {
        String cosigned = KEY.checkpoint(7, ROOT)
                + new TestKey("witness.example").note("x\n").substring(3);

        assertThat(Checkpoint.open(cosigned.getBytes(UTF_8), VerifierKey.parse(KEY.vkey()))
                        .size())
                .isEqualTo(7);
    }

    @Test
    void anotherKeyOfTheSameNameDoesNotOpenIt() {
        VerifierKey impostor = VerifierKey.parse(new TestKey("log.example/one").vkey());

        assertThatThrownBy(() -> Checkpoint.open(KEY.checkpoint(7, ROOT).getBytes(UTF_8), impostor))
                .isInstanceOf(Disproved.class)
                .hasMessageContaining("not signed by");
    }

    @Test
    void aCheckpointOfAnotherOriginIsRefused() {
        String note = KEY.note("log.example/two\n7\n" + ROOT + "\n");

        assertThatThrownBy(() -> Checkpoint.open(note.getBytes(UTF_8), VerifierKey.parse(KEY.vkey())))
                .isInstanceOf(Disproved.class)
                .hasMessageContaining("origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "+1",
                "01",
                "1 ",
                " 1",
                "",
                "1e3",
                "0x10",
                "٣",
                "9223372036854775808",
                "99999999999999999999"
            })
    void aSizeThatIsNoneIsRefused(String size) {
        String note = KEY.note("log.example/one\n" + size + "\n" + ROOT + "\n");

        assertThatThrownBy(() -> Checkpoint.open(note.getBytes(UTF_8), VerifierKey.parse(KEY.vkey())))
                .isInstanceOf(Disproved.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "!!!!", ROOT + ROOT})
    void aRootThatIsNoneIsRefused(String root) {
        String note = KEY.note("log.example/one\n7\n" + root + "\n");

        assertThatThrownBy(() -> Checkpoint.open(note.getBytes(UTF_8), VerifierKey.parse(KEY.vkey())))
                .isInstanceOf(Disproved.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n",
                "text\n",
                "text\n\n",
                "text\n\nno dash signature\n",
                "text\n\n\u2014 name\n",
                "text\n\n\u2014 name !!!!\n",
                "text\n\n\u2014 name AAAA\n",
                "text\n\n\u2014  AAAAAAAA\n",
                "text\n\n\u2014 a+b AAAAAAAA\n",
                "text\n\n\u2014 name AAAAAAAA",
                "text\r\n\r\n\u2014 name AAAAAAAA\r\n",
                "te\u0000xt\n\n\u2014 name AAAAAAAA\n",
                "<html>not found</html>"
            })
    void whatIsNoNoteIsRefused(String note) {
        assertThatThrownBy(() -> SignedNote.parse(note.getBytes(UTF_8)))
                .isInstanceOf(Disproved.class)
                .hasMessageContaining("no signed note");
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        assertThatThrownBy(() -> SignedNote.parse(new byte[] {(byte) 0xff, '\n', '\n', 'x', '\n'}))
                .isInstanceOf(Disproved.class);
    }

    @Test
    void aNoteOfHugeLengthIsRefused() {
        assertThatThrownBy(() -> SignedNote.parse(new byte[100_000]))
                .isInstanceOf(Disproved.class)
                .hasMessageContaining("64 KiB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name",
                "name+c74f20a3",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "Petra+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcU",
                "PeterNeumann+c74f20a3+=",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
            })
    void whatIsNoVerifierKeyIsBadInput(String vkey) {
        assertThatThrownBy(() -> VerifierKey.parse(vkey)).isInstanceOf(BadInput.class);
    }
}
