package cn.xinshou.identity.sealing;

import cn.xinshou.frontdoor.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Key-encryption keys in files of this machine, for one machine and for operators who mount secrets. */
@ApplicationScoped
class LocalKeyset implements KeyProvider {

    private final Map<Ring, KeysetFile> files = new EnumMap<>(Ring.class);

    LocalKeyset(
            Keys keys,
            SealingConfig config,
            @ConfigProperty(name = ProviderKind.SETTING, defaultValue = "local") ProviderKind provider) {
        for (var ring : Ring.values()) {
            // Another provider may have taken over; the files then open what they wrapped for as long as they are
            // there.
            if (provider == ProviderKind.LOCAL || keys.find(ring.file()).isPresent()) {
                files.put(ring, file(keys, ring, config.cipher().keyBytes()));
            }
        }
    }

    private static KeysetFile file(Keys keys, Ring ring, int keyBytes) {
        return new KeysetFile(
                ring.file(),
                () -> keys.load(ring.file(), () -> Keyset.generate(ring.firstKey(), keyBytes)),
                Keyset::cipherKey);
    }

    @Override
    public boolean names(String keyId) {
        return !keyId.contains(":");
    }

    @Override
    public String newest(Ring ring) {
        return file(ring).now().currentId();
    }

    @Override
    public List<Wrapped> wrap(Ring ring, List<Unlocked> keys) {
        var keyset = file(ring).now();
        var id = keyset.currentId();
        var with = keyset.named(id).orElseThrow();
        return keys.stream()
                .map(key -> new Wrapped(
                        id, Gcm.of(with).encrypt(with, key.dataKey(), Binding.of(key.owner(), "data-key/" + id))))
                .toList();
    }

    @Override
    public List<byte[]> unwrap(Ring ring, List<Locked> keys) {
        return keys.stream().map(key -> unwrap(ring, key)).toList();
    }

    private byte[] unwrap(Ring ring, Locked key) {
        var wrapped = key.wrapped();
        var with = file(ring)
                .named(wrapped.keyId())
                .orElseThrow(
                        () -> new SealBroken("the keyset lacks a key", new IllegalStateException(wrapped.keyId())));
        var by = Gcm.of(wrapped.bytes());
        if (by != Gcm.of(with)) {
            throw new SealBroken("the key is for another cipher", new IllegalStateException(wrapped.keyId()));
        }
        return by.decrypt(with, wrapped.bytes(), Binding.of(key.owner(), "data-key/" + wrapped.keyId()));
    }

    @Override
    public void reload() {
        files.values().forEach(KeysetFile::reload);
    }

    private KeysetFile file(Ring ring) {
        var file = files.get(ring);
        if (file == null) {
            throw new SealBroken("there is no key file", new IllegalStateException(ring.file()));
        }
        return file;
    }
}
