package cn.xinshou.identity.sealing;

import cn.xinshou.frontdoor.Keys;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * A random key for each record that a law keeps, wrapped by keys that wrap nothing else: destroying a person's key does not touch what is
 * kept of them, and whoever has the people's keys cannot open it.
 */
@ApplicationScoped
@Startup
public class KeptKeys {

    /**
     * A new record's seal, and the key to it as it lies beside the record.
     *
     * @param keyId the key that wrapped it
     */
    public record KeptKey(Seal seal, String keyId, byte[] wrapped) {}

    private final KeyProvider provider;

    KeptKeys(Keys keys) {
        this.provider = new LocalKeyset(keys, "identity.kept", "kept-1");
    }

    public KeptKey make(UUID keptRecord) {
        var dataKey = AesGcm.randomKey();
        var wrapped = provider.wrap(dataKey, keptRecord);
        return new KeptKey(new Seal(keptRecord, dataKey), wrapped.keyId(), wrapped.bytes());
    }

    /** @throws SealBroken if the key is another record's, or was altered */
    public Seal open(UUID keptRecord, String keyId, byte[] wrapped) {
        return new Seal(keptRecord, provider.unwrap(new KeyProvider.Wrapped(keyId, wrapped), keptRecord));
    }
}
