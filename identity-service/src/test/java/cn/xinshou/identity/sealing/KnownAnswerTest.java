package cn.xinshou.identity.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ciphers are the ones they say they are: answers that others published. */
class KnownAnswerTest {

    private static final HexFormat HEX = HexFormat.of();

    @ParameterizedTest
    @CsvSource({
        // McGrew and Viega, "The Galois/Counter Mode of Operation", as submitted to NIST: test cases 13 to 16.
        "AES_256_GCM, 0000000000000000000000000000000000000000000000000000000000000000, 000000000000000000000000, '', '', '',"
                + " 530f8afbc74536b9a963b4f1c4cb738b",
        "AES_256_GCM, 0000000000000000000000000000000000000000000000000000000000000000, 000000000000000000000000, '',"
                + " 00000000000000000000000000000000, cea7403d4d606b6e074ec5d3baf39d18,"
                + " d0d1c8a799996bf0265b98b5d48ab919",
        "AES_256_GCM, feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308, cafebabefacedbaddecaf888, '',"
                + " d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255,"
                + " 522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad,"
                + " b094dac5d93471bdec1a502270e3cc6c",
        "AES_256_GCM, feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308, cafebabefacedbaddecaf888,"
                + " feedfacedeadbeeffeedfacedeadbeefabaddad2,"
                + " d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39,"
                + " 522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662,"
                + " 76fc6ece0f4e1768cddf8853bb2d551b",
        // NIST CAVP, gcmEncryptExtIV256.
        "AES_256_GCM, 83688deb4af8007f9b713b47cfa6c73e35ea7a3aa4ecdb414dded03bf7a0fd3a, 0b459724904e010a46901cf3,"
                + " 794a14ccd178c8ebfd1379dc704c5e208f9d8424, 33d893a2114ce06fc15d55e454cf90c3,"
                + " cc66bee423e3fcd4c0865715e9586696, 0fb291bd3dba94a1dfd8b286cfb97ac5",
        // RFC 8998, appendix A.1.
        "SM4_GCM, 0123456789abcdeffedcba9876543210, 00001234567800000000abcd, feedfacedeadbeeffeedfacedeadbeefabaddad2,"
                + " aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccddddddddddddddddeeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa,"
                + " 17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d,"
                + " 83de3541e4c2b58177e065a9bf7b62ec"
    })
    void encryptsAndDecryptsAsPublished(
            Gcm gcm, String key, String nonce, String additional, String clear, String sealed, String tag)
            throws GeneralSecurityException {
        var answer = HEX.parseHex(sealed + tag);

        assertThat(run(Cipher.ENCRYPT_MODE, gcm, key, nonce, additional, HEX.parseHex(clear)))
                .isEqualTo(answer);
        assertThat(run(Cipher.DECRYPT_MODE, gcm, key, nonce, additional, answer))
                .isEqualTo(HEX.parseHex(clear));
        answer[0] ^= 1;
        assertThatThrownBy(() -> run(Cipher.DECRYPT_MODE, gcm, key, nonce, additional, answer))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void sealedBytesAreFormatNonceTextAndTag() throws GeneralSecurityException {
        var key = HEX.parseHex("0123456789abcdeffedcba9876543210");
        var sealed = Gcm.SM4_GCM.encrypt(Gcm.SM4_GCM.key(key), new byte[] {42}, new byte[] {7});
        var shown = HEX.formatHex(sealed);

        assertThat(shown).hasSize(2 * (1 + 12 + 1 + 16)).startsWith("02");
        assertThat(run(
                        Cipher.DECRYPT_MODE,
                        Gcm.SM4_GCM,
                        HEX.formatHex(key),
                        shown.substring(2, 26),
                        "0207",
                        HEX.parseHex(shown.substring(26))))
                .containsExactly(42);
    }

    private static byte[] run(int mode, Gcm gcm, String key, String nonce, String additional, byte[] text)
            throws GeneralSecurityException {
        var cipher = gcm.started(mode, gcm.key(HEX.parseHex(key)), HEX.parseHex(nonce));
        cipher.updateAAD(HEX.parseHex(additional));
        return cipher.doFinal(text);
    }
}
