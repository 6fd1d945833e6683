package cn.xinshou.identity.sealing;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Wraps data keys by the provider that is set, and unwraps them by whichever provider wrapped them: also providers can be changed. */
@ApplicationScoped
@Startup
class KeyEncryption {

    private final KeyProvider current;
    private final List<KeyProvider> all;

    KeyEncryption(
            LocalKeyset local,
            VaultTransit vault,
            @ConfigProperty(name = ProviderKind.SETTING, defaultValue = "local") ProviderKind provider) {
        this.current = provider == ProviderKind.VAULT ? vault : local;
        this.all = List.of(local, vault);
        // Keys that are missing stop the start; a Vault that is away does not, since most doors do without it.
        if (current == local) {
            List.of(Ring.values()).forEach(local::newest);
        }
    }

    String newest(Ring ring) {
        return current.newest(ring);
    }

    KeyProvider.Wrapped wrap(Ring ring, DataKey key, UUID owner) {
        return wrap(ring, List.of(new KeyProvider.Unlocked(owner, key.bytes()))).getFirst();
    }

    List<KeyProvider.Wrapped> wrap(Ring ring, List<KeyProvider.Unlocked> keys) {
        return keys.isEmpty() ? List.of() : current.wrap(ring, keys);
    }

    DataKey unwrap(Ring ring, KeyProvider.Wrapped wrapped, UUID owner) {
        return unwrap(ring, List.of(new KeyProvider.Locked(owner, wrapped))).getFirst();
    }

    /** In the order of the keys; one call to each provider, however many keys. */
    List<DataKey> unwrap(Ring ring, List<KeyProvider.Locked> keys) {
        var opened = new DataKey[keys.size()];
        for (var provider : all) {
            var places = new ArrayList<Integer>();
            for (var i = 0; i < keys.size(); i++) {
                if (provider.names(keys.get(i).wrapped().keyId())) {
                    places.add(i);
                }
            }
            if (!places.isEmpty()) {
                var found = provider.unwrap(ring, places.stream().map(keys::get).toList());
                for (var i = 0; i < found.size(); i++) {
                    opened[places.get(i)] = DataKey.of(found.get(i));
                }
            }
        }
        return List.of(opened);
    }

    void reload() {
        all.forEach(KeyProvider::reload);
    }
}
