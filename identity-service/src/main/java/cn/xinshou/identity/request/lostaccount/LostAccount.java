package cn.xinshou.identity.request.lostaccount;

import cn.xinshou.identity.request.proof.Verification;
import cn.xinshou.identity.right.RequestKind;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How somebody who cannot sign in follows their request: by a token that only they have. Where nobody was found it leads to no request, and
 * what is tried is counted here, so that from outside there is no difference.
 */
@Entity
@Table(name = "lost_account_request")
class LostAccount {

    @Id
    private UUID id;

    private byte[] tokenHash;
    private @Nullable UUID request;

    @Convert(converter = RequestKind.Stored.class)
    private RequestKind kind;

    private Instant receivedAt;
    private boolean tried;

    @Embedded
    private Verification decoy;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected LostAccount() {}

    LostAccount(UUID id, byte[] tokenHash, @Nullable UUID request, RequestKind kind, Instant receivedAt) {
        this.id = id;
        this.tokenHash = tokenHash;
        this.request = request;
        this.kind = kind;
        this.receivedAt = receivedAt;
        this.decoy = new Verification(false);
    }

    void tried() {
        tried = true;
    }

    UUID id() {
        return id;
    }

    byte[] tokenHash() {
        return tokenHash;
    }

    @Nullable
    UUID request() {
        return request;
    }

    RequestKind kind() {
        return kind;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    boolean wasTried() {
        return tried;
    }

    Verification decoy() {
        return decoy;
    }
}
