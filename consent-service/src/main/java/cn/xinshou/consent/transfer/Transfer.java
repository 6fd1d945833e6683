package cn.xinshou.consent.transfer;

import cn.xinshou.consent.Words;
import cn.xinshou.consent.problem.ConsentProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One transfer, from the proposal on. */
@Entity
@Table(name = "transfer_case")
class Transfer {

    /** Everybody the service knows. */
    static final String EVERYBODY = "everybody";

    @Id
    private UUID id;

    @Version
    private long revision;

    @Enumerated(EnumType.STRING)
    private TransferKind kind;

    private String nameZh;
    private String nameEn;
    private String contactZh;
    private String contactEn;
    private String place;
    private String document;

    @Enumerated(EnumType.STRING)
    private TransferState state;

    private String author;
    private Instant proposedAt;
    private @Nullable String announcedBy;
    private @Nullable Instant announcedAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected Transfer() {}

    /** @param document digest of what the transfer rests on */
    Transfer(TransferKind kind, Successor successor, String document, String author, Instant now) {
        successor.check();
        this.id = UUID.randomUUID();
        this.kind = kind;
        this.nameZh = successor.name().zh();
        this.nameEn = successor.name().en();
        this.contactZh = successor.contact().zh();
        this.contactEn = successor.contact().en();
        this.place = successor.place();
        this.document = document;
        this.state = TransferState.PROPOSED;
        this.author = author;
        this.proposedAt = now;
    }

    /**
     * People are told from now on.
     *
     * @throws Problem SECOND_OFFICER_NEEDED to the author; ALREADY_DECIDED
     */
    TransferEvent.Decided announce(String officer, Instant now) {
        decide(TransferState.ANNOUNCED, officer, now);
        var summary = new Words(
                "您的个人信息将由" + nameZh + "(" + contactZh + ")承接。它继续按对您适用的政策处理,或者重新征得您的同意;您可以拒绝。",
                nameEn + " (" + contactEn
                        + ") is to take over your personal data. It keeps to the policy that holds for you, or you are asked anew; you may"
                        + " refuse.");
        return new TransferEvent.Decided(
                id,
                null,
                kind,
                TransferEvent.Outcome.ANNOUNCED,
                successor().name(),
                successor().contact(),
                null,
                document,
                new TransferEvent.Campaign(id, EVERYBODY, summary),
                now);
    }

    /** @throws Problem as {@link #announce} */
    TransferEvent.Decided reject(String officer, Instant now) {
        decide(TransferState.REJECTED, officer, now);
        return about(null, TransferEvent.Outcome.REJECTED, null, document, now);
    }

    private void decide(TransferState next, String officer, Instant now) {
        if (officer.equals(author)) {
            throw Problem.of(ConsentProblem.SECOND_OFFICER_NEEDED, "Ask another privacy officer to decide.")
                    .field("id", "was proposed by this officer");
        }
        if (state != TransferState.PROPOSED) {
            throw Problem.of(ConsentProblem.ALREADY_DECIDED, "Propose it anew if the facts have changed.")
                    .field("id", "was decided before");
        }
        state = next;
        announcedBy = officer;
        announcedAt = now;
    }

    /** @throws Problem NOT_ANNOUNCED: nobody accepts or agrees to what people were not told of */
    void requireAnnounced() {
        if (state != TransferState.ANNOUNCED) {
            throw Problem.of(ConsentProblem.NOT_ANNOUNCED, "Have a second privacy officer announce it to people first.")
                    .field("id", "is not announced");
        }
    }

    TransferEvent.Decided about(
            @Nullable UUID subject,
            TransferEvent.Outcome outcome,
            @Nullable String version,
            @Nullable String evidence,
            Instant now) {
        return new TransferEvent.Decided(id, subject, kind, outcome, null, null, version, evidence, null, now);
    }

    UUID id() {
        return id;
    }

    long revision() {
        return revision;
    }

    TransferKind kind() {
        return kind;
    }

    Successor successor() {
        return new Successor(new Words(nameZh, nameEn), new Words(contactZh, contactEn), place);
    }

    String document() {
        return document;
    }

    TransferState state() {
        return state;
    }

    String author() {
        return author;
    }

    Instant proposedAt() {
        return proposedAt;
    }

    @Nullable
    String announcedBy() {
        return announcedBy;
    }

    @Nullable
    Instant announcedAt() {
        return announcedAt;
    }
}
