package cn.xinshou.identity.request.correspondence;

import cn.xinshou.identity.request.Request;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Something said about a request after it came in. Never altered. */
@Entity
@Table(name = "request_note")
class Note {

    @Id
    private UUID id;

    private UUID request;
    private UUID subject;

    @Convert(converter = NoteKind.Stored.class)
    private NoteKind kind;

    private byte[] sealed;
    private String saidBy;
    private Instant at;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected Note() {}

    Note(UUID id, Request request, NoteKind kind, byte[] sealed, String by, Instant at) {
        this.id = id;
        this.request = request.id();
        this.subject = request.subject();
        this.kind = kind;
        this.sealed = sealed;
        this.saidBy = by;
        this.at = at;
    }

    UUID id() {
        return id;
    }

    UUID request() {
        return request;
    }

    NoteKind kind() {
        return kind;
    }

    byte[] sealed() {
        return sealed;
    }

    String by() {
        return saidBy;
    }

    Instant at() {
        return at;
    }
}
