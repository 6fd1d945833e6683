package cn.xinshou.breach.channel.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.frontdoor.Keys;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;
import org.jboss.logging.Logger;

/**
 * Signs every mail for the domain it comes from (DKIM, RFC 6376; rsa-sha256, since that is what every receiver checks, RFC 8301). What a
 * person judges a mail by is covered: who, to whom, what about, when, and the one-click address (RFC 8058, 4 asks for that).
 */
@Startup
@ApplicationScoped
class MailSignature {

    private static final Logger LOG = Logger.getLogger(MailSignature.class);
    private static final int BITS = 2048;

    // From twice: a second From that somebody adds on the way breaks the signature (RFC 6376, 8.15).
    private static final String COVERED =
            "from:from:to:subject:date:message-id:mime-version:content-type:content-transfer-encoding";
    private static final String COVERED_OF_LISTS = ":list-unsubscribe:list-unsubscribe-post";

    private final MailConfig.Dkim config;
    private final String domain;
    private final PrivateKey key;

    MailSignature(MailConfig mail, Keys keys) {
        this.config = mail.dkim();
        this.domain = config.domain().orElse(mail.from().substring(mail.from().lastIndexOf('@') + 1));
        this.key = read(keys.load("breach-dkim.key", MailSignature::generate));
        LOG.infof("Mail is signed; publish as TXT of %s: %s", recordName(), record());
    }

    /** The same mail with the signature in front, exactly as it will leave. */
    MimeMessage sign(Session session, MimeMessage message) throws MessagingException {
        if (!config.enabled()) {
            return message;
        }
        try {
            message.saveChanges();
            var written = new ByteArrayOutputStream();
            message.writeTo(written);
            var lists = message.getHeader("List-Unsubscribe") == null ? "" : COVERED_OF_LISTS;
            var signature = new DKIMSigner(template(COVERED + lists), key)
                    .sign(new ByteArrayInputStream(written.toByteArray()));
            var signed = new ByteArrayOutputStream();
            // Folded at tags: under relaxed canonicalisation that is the same header, and no line is too long.
            signed.write((signature.strip().replace("; ", ";\r\n ") + "\r\n").getBytes(UTF_8));
            signed.write(written.toByteArray());
            return new MimeMessage(session, new ByteArrayInputStream(signed.toByteArray()));
        } catch (IOException | FailException e) {
            throw new MessagingException(
                    "a mail cannot be signed", e instanceof IOException io ? io : new IOException(e));
        }
    }

    private String template(String covered) {
        return "v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + domain + "; s=" + config.selector() + "; h=" + covered
                + "; bh=; b=;";
    }

    /** Where receivers look for the key. */
    String recordName() {
        return config.selector() + "._domainkey." + domain;
    }

    /** What they must find there. */
    String record() {
        try {
            var own = (RSAPrivateCrtKey) key;
            var open = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(own.getModulus(), own.getPublicExponent()));
            return "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(open.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey read(byte[] file) {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(file));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("breach-dkim.key is no RSA key in PKCS #8", e);
        }
    }

    private static byte[] generate() {
        try {
            var pairs = KeyPairGenerator.getInstance("RSA");
            pairs.initialize(BITS);
            return pairs.generateKeyPair().getPrivate().getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
