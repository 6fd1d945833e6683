package cn.xinshou.identity.request.answer;

import cn.xinshou.identity.request.Ground;
import cn.xinshou.identity.request.Request;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What a second person thinks of a refusal on a ground. */
@Entity
@Table(name = "refusal_review")
class Review {

    @Id
    private UUID id;

    private UUID request;
    private UUID subject;

    @Convert(converter = Ground.Stored.class)
    private Ground ground;

    private boolean agrees;
    private String saidBy;
    private Instant at;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected Review() {}

    Review(Request request, Ground ground, boolean agrees, String by, Instant at) {
        this.id = UUID.randomUUID();
        this.request = request.id();
        this.subject = request.subject();
        this.ground = ground;
        this.agrees = agrees;
        this.saidBy = by;
        this.at = at;
    }

    boolean agrees() {
        return agrees;
    }
}
