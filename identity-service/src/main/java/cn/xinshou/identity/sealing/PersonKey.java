package cn.xinshou.identity.sealing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A person's data key as it lies in the database: wrapped. */
@Entity
class PersonKey {

    @Id
    private UUID subject;

    private String keyId;
    private byte[] wrapped;
    private Instant createdAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected PersonKey() {}

    PersonKey(UUID subject, KeyProvider.Wrapped wrapped, Instant createdAt) {
        this.subject = subject;
        this.keyId = wrapped.keyId();
        this.wrapped = wrapped.bytes();
        this.createdAt = createdAt;
    }

    void wrap(KeyProvider.Wrapped anew) {
        keyId = anew.keyId();
        wrapped = anew.bytes();
    }

    UUID subject() {
        return subject;
    }

    KeyProvider.Wrapped wrapped() {
        return new KeyProvider.Wrapped(keyId, wrapped);
    }
}
