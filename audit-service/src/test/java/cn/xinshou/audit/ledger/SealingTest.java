package cn.xinshou.audit.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealingTest {

    private static final UUID HANDLE = UUID.fromString("0199a000-0000-7000-8000-000000000001");

    private final Sealing key = new Sealing(Sealing.newKey());
    private final Part part = new Part("purpose", new byte[32], "\"exam-news\"".getBytes(UTF_8));

    @Test
    void whatIsSealedIsOpenedWithTheSameKeyForTheSamePlace() {
        var opened = SealedParts.open(SealedParts.seal(List.of(part), key, 7, HANDLE), key, 7, HANDLE);

        assertThat(opened).singleElement().satisfies(it -> {
            assertThat(it.name()).isEqualTo("purpose");
            assertThat(it.commitment()).isEqualTo(part.commitment());
        });
    }

    @Test
    void nothingElseOpensIt() {
        var sealed = SealedParts.seal(List.of(part), key, 7, HANDLE);
        var changed = sealed.clone();
        changed[15] ^= 1;

        assertThatThrownBy(() -> SealedParts.open(sealed, key, 8, HANDLE)).isInstanceOf(Sealing.NotSealedHere.class);
        assertThatThrownBy(() -> SealedParts.open(sealed, new Sealing(Sealing.newKey()), 7, HANDLE))
                .isInstanceOf(Sealing.NotSealedHere.class);
        assertThatThrownBy(() -> SealedParts.open(changed, key, 7, HANDLE)).isInstanceOf(Sealing.NotSealedHere.class);
        assertThatThrownBy(() -> key.open(new byte[3], "")).isInstanceOf(Sealing.NotSealedHere.class);
    }

    /** HMAC-SHA256 with 32 zero bytes over {@code purpose"exam-news"}, computed with another implementation. */
    @Test
    void theCommitmentIsTheOneThatOthersCompute() {
        assertThat(HexFormat.of().formatHex(part.commitment()))
                .isEqualTo("118932a49775968f55ba8867e0ab34e62a43d491f0f504d79acda350c32eaab2");
    }
}
