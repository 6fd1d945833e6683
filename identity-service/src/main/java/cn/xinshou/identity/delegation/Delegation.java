package cn.xinshou.identity.delegation;

import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.problem.IdentityProblem;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a school's staff may do, and until when. It only ever gets narrower: its end can come earlier, its scope never grows. */
@Entity
public class Delegation {

    /**
     * What is delegated.
     *
     * @param school the school's code
     * @param staff account ids
     * @param atMost candidates in all
     */
    record Scope(
            String school,
            String schoolName,
            String purpose,
            String exam,
            Set<Item> items,
            Set<UUID> staff,
            Instant until,
            int atMost) {}

    @Id
    private UUID id;

    private String school;
    private String schoolName;
    private String purpose;
    private String exam;
    private List<String> items;
    private List<String> staff;
    private Instant until;
    private int atMost;
    private int entered;
    private Instant createdAt;
    private String createdBy;
    private @Nullable Instant revokedAt;
    private @Nullable String revokedBy;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected Delegation() {}

    Delegation(UUID id, Scope scope, String createdBy, Instant createdAt) {
        this.id = id;
        this.school = scope.school();
        this.schoolName = scope.schoolName();
        this.purpose = scope.purpose();
        this.exam = scope.exam();
        this.items = scope.items().stream().map(Item::word).sorted().toList();
        this.staff = scope.staff().stream().map(UUID::toString).sorted().toList();
        this.until = scope.until();
        this.atMost = scope.atMost();
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }

    DelegationEvent.Delegated delegated() {
        return new DelegationEvent.Delegated(
                id, school, purpose, exam, items, staff, until, atMost, createdBy, createdAt);
    }

    /**
     * Ends it before its time. Revoking twice changes nothing.
     *
     * @return whether it was open
     */
    public boolean revoke(String by, Instant at) {
        if (revokedAt != null) {
            return false;
        }
        revokedAt = at;
        revokedBy = by;
        return true;
    }

    /** @param erased how many entries that nobody had confirmed went with it */
    public DelegationEvent.Revoked revoked(int erased) {
        return new DelegationEvent.Revoked(
                id, revokedBy == null ? "" : revokedBy, erased, revokedAt == null ? createdAt : revokedAt);
    }

    /** @throws Problem DELEGATION_ENDED after its end or its revocation */
    public void requireOpen(Instant at) {
        if (revokedAt != null) {
            throw Problem.of(IdentityProblem.DELEGATION_ENDED, "Ask the organisation for a new delegation.")
                    .with("state", "revoked")
                    .with("ended", revokedAt);
        }
        if (!at.isBefore(until)) {
            throw Problem.of(IdentityProblem.DELEGATION_ENDED, "Ask the organisation for a new delegation.")
                    .with("state", "ended")
                    .with("ended", until);
        }
    }

    /** @return false if that would be one more than it allows */
    public boolean count() {
        if (entered == atMost) {
            return false;
        }
        entered++;
        return true;
    }

    public boolean covers(Item item) {
        return items.contains(item.word());
    }

    public boolean isFor(String account) {
        return staff.contains(account);
    }

    /** {@code open}, {@code ended} or {@code revoked}. */
    String state(Instant at) {
        if (revokedAt != null) {
            return "revoked";
        }
        return at.isBefore(until) ? "open" : "ended";
    }

    public UUID id() {
        return id;
    }

    public String school() {
        return school;
    }

    public String schoolName() {
        return schoolName;
    }

    public String purpose() {
        return purpose;
    }

    public String exam() {
        return exam;
    }

    public boolean isRevoked() {
        return revokedAt != null;
    }

    public int atMost() {
        return atMost;
    }

    List<String> items() {
        return items;
    }

    List<String> staff() {
        return staff;
    }

    Instant until() {
        return until;
    }

    int entered() {
        return entered;
    }

    Instant createdAt() {
        return createdAt;
    }
}
