package cn.xinshou.breach.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.frontdoor.Keys;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Values between acceptance and hand-off: sealed (AES-256-GCM) and bound to their message, so that no row can speak for another. */
@ApplicationScoped
class SealedParameters {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();
    private final ObjectMapper json;

    SealedParameters(Keys keys, ObjectMapper json) {
        this.key = new SecretKeySpec(keys.load("breach-messages.aes", SealedParameters::generate), "AES");
        this.json = json;
    }

    byte[] seal(UUID message, Map<String, String> parameters) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, message).doFinal(json.writeValueAsBytes(parameters));
            var row = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, row, NONCE_BYTES, sealed.length);
            return row;
        } catch (GeneralSecurityException | JsonProcessingException e) {
            throw new IllegalStateException("values of a message cannot be sealed", e);
        }
    }

    Map<String, String> open(UUID message, byte[] row) {
        try {
            var clear = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(row, NONCE_BYTES), message)
                    .doFinal(row, NONCE_BYTES, row.length - NONCE_BYTES);
            return json.readValue(clear, PARAMETERS);
        } catch (GeneralSecurityException | IOException e) {
            // Its message could quote what was read.
            throw new IllegalStateException("values of a message cannot be opened");
        }
    }

    private Cipher cipher(int mode, byte[] nonce, UUID message) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(message.toString().getBytes(UTF_8));
        return cipher;
    }

    private static byte[] generate() {
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
