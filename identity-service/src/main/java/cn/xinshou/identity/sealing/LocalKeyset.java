package cn.xinshou.identity.sealing;

import cn.xinshou.frontdoor.Keys;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Key-encryption keys in a file of this machine, for one machine and for operators who mount secrets. */
@ApplicationScoped
@Startup
class LocalKeyset implements KeyProvider {

    private final Keyset keyset;

    @Inject
    LocalKeyset(Keys keys) {
        this(keys, "identity.keyset", "kek-1");
    }

    /** @param firstKey the id of the key that is made where a new file may be made */
    LocalKeyset(Keys keys, String file, String firstKey) {
        this.keyset = Keyset.parse(keys.load(file, () -> Keyset.generate(firstKey)), "AES");
    }

    @Override
    public Wrapped wrap(byte[] dataKey, UUID subject) {
        var keyId = keyset.currentId();
        return new Wrapped(keyId, AesGcm.encrypt(keyset.current(), dataKey, Binding.of(subject, "data-key/" + keyId)));
    }

    @Override
    public byte[] unwrap(Wrapped wrapped, UUID subject) {
        var key = keyset.named(wrapped.keyId())
                .orElseThrow(
                        () -> new SealBroken("the keyset lacks a key", new IllegalStateException(wrapped.keyId())));
        return AesGcm.decrypt(key, wrapped.bytes(), Binding.of(subject, "data-key/" + wrapped.keyId()));
    }
}
