package cn.xinshou.verifier.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ed25519Test {

    /** RFC 8032 section 7.1, tests 1 to 3. */
    @ParameterizedTest
    @CsvSource({
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void theSignaturesOfTheRfcHold(String key, String message, String signature) {
        assertThat(Ed25519.verify(hex(key), hex(message), hex(signature))).isTrue();
        assertThat(Ed25519.verify(hex(key), hex(message + "00"), hex(signature)))
                .isFalse();
    }

    /** The group order added to S: the same point, another spelling, to be refused by RFC 8032 section 5.1.7. */
    @Test
    void aSecondSpellingOfASignatureIsRefused() {
        byte[] signature = hex(
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
        byte[] order = hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
        int carry = 0;
        for (int i = 0; i < 32; i++) {
            int sum = Byte.toUnsignedInt(signature[32 + i]) + Byte.toUnsignedInt(order[i]) + carry;
            signature[32 + i] = (byte) sum;
            carry = sum >> 8;
        }

        assertThat(Ed25519.verify(
                        hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"), hex(""), signature))
                .isFalse();
    }

    @Test
    void anEmptyOrCutOrZeroSignatureIsRefused() {
        byte[] key = new TestKey("k").raw();
        for (int length : new int[] {0, 1, 63, 64, 65}) {
            assertThat(Ed25519.verify(key, new byte[0], new byte[length])).isFalse();
        }
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
