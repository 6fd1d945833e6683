package cn.xinshou.identity.sealing;

import cn.xinshou.frontdoor.Keys;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Key-encryption keys in a file of this machine, for one machine and for operators who mount secrets. */
@ApplicationScoped
@Startup
class LocalKeyset implements KeyProvider {

    private final Keyset keyset;

    LocalKeyset(Keys keys) {
        this.keyset = Keyset.parse(keys.load("identity.keyset", () -> Keyset.generate("kek-1")), "AES");
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
