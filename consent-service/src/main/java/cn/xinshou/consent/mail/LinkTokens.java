package cn.xinshou.consent.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.frontdoor.Keys;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals links with AES-256-GCM under the key {@code mail-link.key}, which serves nothing else: who is written to, and why, can be neither
 * read from an address nor made up. A link of one kind opens no other.
 */
@ApplicationScoped
@Startup
class LinkTokens {

    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    /** Longer than any address we make; longer input is not worth decrypting. */
    private static final int LONGEST = 4_000;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final Clock clock;

    LinkTokens(Keys keys, Clock clock) {
        var secret = keys.load("mail-link.key", this::newKey);
        if (secret.length != KEY) {
            throw new IllegalStateException("key file mail-link.key must have " + KEY + " bytes");
        }
        this.key = new SecretKeySpec(secret, "AES");
        this.clock = clock;
    }

    String seal(MailLink link) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, link.kind()).doFinal(write(link));
            var token = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, token, NONCE, sealed.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /** Empty for what we did not seal as this kind, and for what is past its time. */
    Optional<MailLink> open(MailLink.Kind kind, String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(token);
            if (bytes.length <= NONCE) {
                return Optional.empty();
            }
            var nonce = Arrays.copyOf(bytes, NONCE);
            var plain = cipher(Cipher.DECRYPT_MODE, nonce, kind).doFinal(bytes, NONCE, bytes.length - NONCE);
            return Optional.of(read(kind, plain)).filter(link -> link.expires().isAfter(clock.instant()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, MailLink.Kind kind) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(kind.name().getBytes(UTF_8));
        return cipher;
    }

    private static byte[] write(MailLink link) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(link.subject().getMostSignificantBits());
            out.writeLong(link.subject().getLeastSignificantBits());
            out.writeLong(link.expires().getEpochSecond());
            out.writeUTF(link.purpose());
            out.writeUTF(link.mailing());
            out.writeUTF(link.target() == null ? "" : link.target());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static MailLink read(MailLink.Kind kind, byte[] plain) {
        try (var in = new DataInputStream(new ByteArrayInputStream(plain))) {
            var subject = new UUID(in.readLong(), in.readLong());
            var expires = Instant.ofEpochSecond(in.readLong());
            var purpose = in.readUTF();
            var mailing = in.readUTF();
            var target = in.readUTF();
            return new MailLink(kind, subject, purpose, mailing, target.isEmpty() ? null : target, expires);
        } catch (IOException e) {
            throw new IllegalStateException("what we sealed has another form", e);
        }
    }

    private byte[] newKey() {
        var secret = new byte[KEY];
        random.nextBytes(secret);
        return secret;
    }
}
