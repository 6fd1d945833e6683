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

    private UUID subject;
    private List<String> items;
    private String purpose;
    private @Nullable String caseId;
    private String reader;
    private String role;
    private boolean unmasked;
    private Instant at;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected Reading() {}

    Reading(ProfileRead read) {
        this.subject = read.subject();
        this.items = read.items();
        this.purpose = read.purpose();
        this.caseId = read.caseId();
        this.reader = read.reader();
        this.role = read.role();
        this.unmasked = read.unmasked();
        this.at = read.at();
    }

    long id() {
        return id == null ? 0 : id;
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
