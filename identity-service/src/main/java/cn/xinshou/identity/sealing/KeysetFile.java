package cn.xinshou.identity.sealing;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import org.jboss.logging.Logger;

/** A keyset as its file has it, read again when somebody rotates: keys change while the service serves. */
final class KeysetFile {

    private static final Logger LOG = Logger.getLogger(KeysetFile.class);

    private final String name;
    private final Supplier<byte[]> content;
    private final Function<byte[], Optional<SecretKey>> form;
    private volatile Keyset keyset;

    /** @throws IllegalStateException if it cannot be read: without its keys a service does not start */
    KeysetFile(String name, Supplier<byte[]> content, Function<byte[], Optional<SecretKey>> form) {
        this.name = name;
        this.content = content;
        this.form = form;
        this.keyset = Keyset.parse(content.get(), form);
    }

    Keyset now() {
        return keyset;
    }

    /** A key by its id. One that is not known may have come with a file that another replica read before this one. */
    Optional<SecretKey> named(String keyId) {
        var known = keyset.named(keyId);
        if (known.isPresent()) {
            return known;
        }
        reload();
        return keyset.named(keyId);
    }

    /** A file that cannot be read now, half written perhaps, changes nothing. */
    void reload() {
        try {
            keyset = Keyset.parse(content.get(), form);
        } catch (RuntimeException e) {
            LOG.errorf("%s cannot be read and the keys before it stay: %s", name, e.getMessage());
        }
    }
}
