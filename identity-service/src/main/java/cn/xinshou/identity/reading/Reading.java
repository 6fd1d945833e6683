package cn.xinshou.identity.reading;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One read, as the person is shown it. */
@Entity
@Table(name = "profile_read")
public class Reading {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private UUID reading;
    private UUID subject;
    private List<String> items;
    private String purpose;
    private @Nullable String caseId;
    private @Nullable String caseKind;
    private byte @Nullable [] reason;
    private String reader;
    private String role;
    private boolean unmasked;
    private Instant at;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected Reading() {}

    /** @param reason sealed */
    Reading(ProfileRead read, byte @Nullable [] reason) {
        this.reading = read.reading();
        this.subject = read.subject();
        this.items = read.items();
        this.purpose = read.purpose();
        this.caseId = read.caseId();
        this.caseKind = read.caseKind();
        this.reason = reason;
        this.reader = read.reader();
        this.role = read.role();
        this.unmasked = read.unmasked();
        this.at = read.at();
    }

    /** Where it stands in the order of reads. */
    public long id() {
        return id == null ? 0 : id;
    }

    /** By which people point at it. */
    public UUID reading() {
        return reading;
    }

    public UUID subject() {
        return subject;
    }

    public List<String> items() {
        return items;
    }

    public String purpose() {
        return purpose;
    }

    public @Nullable String caseId() {
        return caseId;
    }

    public @Nullable String caseKind() {
        return caseKind;
    }

    byte @Nullable [] reason() {
        return reason;
    }

    public String reader() {
        return reader;
    }

    public String role() {
        return role;
    }

    public boolean unmasked() {
        return unmasked;
    }

    public Instant at() {
        return at;
    }
}
