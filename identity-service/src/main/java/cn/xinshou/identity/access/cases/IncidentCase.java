package cn.xinshou.identity.access.cases;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An incident as breach-notifier told of it. */
@Entity
class IncidentCase {

    @Id
    private UUID incident;

    private @Nullable String number;
    private boolean drill;
    private @Nullable Instant openedAt;
    private @Nullable Instant closedAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected IncidentCase() {}

    IncidentCase(UUID incident) {
        this.incident = incident;
    }

    void opened(String number, boolean drill, Instant at) {
        this.number = number;
        this.drill = drill;
        this.openedAt = at;
    }

    void closed(Instant at) {
        this.closedAt = at;
    }

    /** Whether people work on it and it is meant: in a drill nobody's data is looked at. */
    boolean isOpen() {
        return openedAt != null && closedAt == null && !drill;
    }

    UUID incident() {
        return incident;
    }
}
