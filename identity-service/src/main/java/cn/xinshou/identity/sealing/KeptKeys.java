package cn.xinshou.identity.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * A random key for each record that a law keeps, wrapped by keys that wrap nothing else: destroying a person's key does not touch what is
 * kept of them, and whoever has the people's keys cannot open it.
 */
@ApplicationScoped
public class KeptKeys {

    /**
     * A new record's seal, and the key to it as it lies beside the record.
     *
     * @param keyId the key that wrapped it
     */
    public record KeptKey(Seal seal, String keyId, byte[] wrapped) {}

    private final KeyEncryption keys;
    private final SealingConfig config;

    KeptKeys(KeyEncryption keys, SealingConfig config) {
        this.keys = keys;
        this.config = config;
    }

    public KeptKey make(UUID keptRecord) {
        var dataKey = DataKey.random();
        var wrapped = keys.wrap(Ring.KEPT, dataKey, keptRecord);
        return new KeptKey(new Seal(keptRecord, dataKey, config.cipher()), wrapped.keyId(), wrapped.bytes());
    }

    /** @throws SealBroken if the key is another record's, or was altered */
    public Seal open(UUID keptRecord, String keyId, byte[] wrapped) {
        var dataKey = keys.unwrap(Ring.KEPT, new KeyProvider.Wrapped(keyId, wrapped), keptRecord);
        return new Seal(keptRecord, dataKey, config.cipher());
    }
}
