package cn.xinshou.identity.transfer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What belongs to a request for a transfer beside the request itself. */
@Entity
class Transfer {

    static final String BY_INTERFACE = "interface";
    static final String AS_FILE = "file";

    @Id
    private UUID request;

    private UUID subject;
    private byte @Nullable [] target;
    private @Nullable Boolean identityVerified;
    private @Nullable String lawfulBasis;
    private @Nullable Boolean technicallyFeasible;
    private @Nullable Boolean harmsNobody;
    private byte @Nullable [] reasons;
    private @Nullable String checkedBy;
    private @Nullable Instant checkedAt;
    private @Nullable String way;
    private @Nullable List<String> items;
    private @Nullable UUID delivery;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected Transfer() {}

    Transfer(UUID request, UUID subject) {
        this.request = request;
        this.subject = subject;
    }

    /** Somebody else than was looked at before: the conditions are to be found anew. */
    void name(byte[] target) {
        this.target = target;
        identityVerified = null;
        lawfulBasis = null;
        technicallyFeasible = null;
        harmsNobody = null;
        reasons = null;
        checkedBy = null;
        checkedAt = null;
    }

    void find(Conditions conditions, byte[] reasons, String by, Instant at) {
        var basis = conditions.lawfulBasis().basis();
        identityVerified = conditions.identityVerified().met();
        lawfulBasis = basis == null ? null : basis.word();
        technicallyFeasible = conditions.technicallyFeasible().met();
        harmsNobody = conditions.harmsNobody().met();
        this.reasons = reasons;
        checkedBy = by;
        checkedAt = at;
    }

    void hand(List<String> items) {
        this.way = AS_FILE;
        this.items = List.copyOf(items);
    }

    void send(List<String> items, UUID delivery) {
        this.way = BY_INTERFACE;
        this.items = List.copyOf(items);
        this.delivery = delivery;
    }

    boolean isFeasible() {
        return Boolean.TRUE.equals(technicallyFeasible);
    }

    /** As it is written down, whatever the words say. */
    List<String> unmet() {
        var unmet = new ArrayList<String>();
        if (!Boolean.TRUE.equals(identityVerified)) {
            unmet.add("identityVerified");
        }
        if (lawfulBasis == null) {
            unmet.add("lawfulBasis");
        }
        if (!Boolean.TRUE.equals(harmsNobody)) {
            unmet.add("harmsNobody");
        }
        return unmet;
    }

    UUID request() {
        return request;
    }

    byte @Nullable [] target() {
        return target;
    }

    byte @Nullable [] reasons() {
        return reasons;
    }

    @Nullable
    String checkedBy() {
        return checkedBy;
    }

    @Nullable
    Instant checkedAt() {
        return checkedAt;
    }

    @Nullable
    String way() {
        return way;
    }

    @Nullable
    List<String> items() {
        return items;
    }
}
