package cn.xinshou.identity.access.approval;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.access.cases.CaseKind;
import cn.xinshou.identity.access.cases.OpenCase;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.reading.Actor;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A second person's word, asked for before somebody sees a minor's data, for one case, certain items and some hours. */
@Entity
@Table(name = "access_approval")
public class Approval {

    @Id
    private UUID id;

    private UUID subject;
    private String caseId;

    @Enumerated(EnumType.STRING)
    private CaseKind caseKind;

    private List<String> items;
    private byte[] reason;
    private String askedBy;
    private String role;
    private Instant askedAt;
    private Instant until;

    @Enumerated(EnumType.STRING)
    private ApprovalState state;

    private @Nullable String decidedBy;
    private @Nullable Instant decidedAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected Approval() {}

    /** @param reason sealed */
    Approval(
            UUID id,
            UUID subject,
            OpenCase open,
            Set<Item> items,
            byte[] reason,
            Actor asker,
            Instant at,
            Instant until) {
        this.id = id;
        this.subject = subject;
        this.caseId = open.id();
        this.caseKind = open.kind();
        this.items = items.stream().map(Item::word).toList();
        this.reason = reason;
        this.askedBy = asker.id();
        this.role = asker.role();
        this.askedAt = at;
        this.until = until;
        this.state = ApprovalState.PENDING;
    }

    ApprovalEvent.Asked asked() {
        return new ApprovalEvent.Asked(subject, id, caseId, caseKind, items, askedBy, role, until, askedAt);
    }

    ApprovalEvent.Decided decide(boolean approved, String by, Instant at) {
        if (by.equals(askedBy)) {
            throw Problem.of(CommonProblem.FORBIDDEN, "Somebody else has to look at it; that is the point.")
                    .field("id", "was asked by the caller");
        }
        requirePending(at);
        state = approved ? ApprovalState.APPROVED : ApprovalState.REJECTED;
        decidedBy = by;
        decidedAt = at;
        return new ApprovalEvent.Decided(subject, id, approved, by, until, at);
    }

    public void requirePending(Instant at) {
        if (state != ApprovalState.PENDING || !at.isBefore(until)) {
            throw Problem.of(CommonProblem.CONFLICT, "It was decided already, or its time is over; ask anew.")
                    .field("id", "is no longer waiting");
        }
    }

    boolean covers(Set<Item> wanted, Instant at) {
        return state == ApprovalState.APPROVED
                && at.isBefore(until)
                && wanted.stream().map(Item::word).allMatch(items::contains);
    }

    String place() {
        return place(id);
    }

    static String place(UUID id) {
        return "approval/" + id;
    }

    UUID id() {
        return id;
    }

    public UUID subject() {
        return subject;
    }

    public String caseId() {
        return caseId;
    }

    CaseKind caseKind() {
        return caseKind;
    }

    List<String> items() {
        return items;
    }

    byte[] reason() {
        return reason;
    }

    public String askedBy() {
        return askedBy;
    }

    Instant askedAt() {
        return askedAt;
    }

    Instant until() {
        return until;
    }

    ApprovalState state() {
        return state;
    }

    @Nullable
    String decidedBy() {
        return decidedBy;
    }

    @Nullable
    Instant decidedAt() {
        return decidedAt;
    }
}
