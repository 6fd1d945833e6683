package cn.xinshou.breach.incident;

import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The incidents of this organisation. */
@ApplicationScoped
public class Incidents implements PanacheRepositoryBase<Incident, UUID> {

    /** @throws Problem NOT_FOUND */
    public Incident required(UUID id) {
        return findByIdOptional(id).orElseThrow(Incidents::unknown);
    }

    /**
     * Reads it so that no other act on the same incident happens meanwhile.
     *
     * @throws Problem NOT_FOUND
     */
    public Incident locked(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE)).orElseThrow(Incidents::unknown);
    }

    /** The draft that an earlier alert about the person opened and nobody has looked at yet. */
    Optional<Incident> lockedDraftAbout(UUID subject) {
        return find("subject = ?1 and state = ?2", subject, IncidentState.DRAFT)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Newest first. */
    List<Incident> newest(@Nullable IncidentState state, @Nullable String cursor, int limit) {
        var query = new StringBuilder("1 = 1");
        var parameters = new HashMap<String, Object>();
        if (state != null) {
            query.append(" and state = :state");
            parameters.put("state", state);
        }
        if (cursor != null) {
            var parts = Cursor.decode(cursor, 2);
            query.append(" and (openedAt < :at or openedAt = :at and id < :id)");
            try {
                parameters.put("at", Instant.parse(parts.getFirst()));
                parameters.put("id", UUID.fromString(parts.getLast()));
            } catch (DateTimeParseException | IllegalArgumentException e) {
                throw Problem.of(CommonProblem.INVALID_REQUEST, "Use the cursor that the page before gave as next.")
                        .field("cursor", "is not one of this list");
            }
        }
        return find(query + " order by openedAt desc, id desc", parameters)
                .page(0, limit)
                .list();
    }

    static String cursor(Incident incident) {
        return Cursor.encode(incident.openedAt(), incident.id());
    }

    private static Problem unknown() {
        return Problem.of(CommonProblem.NOT_FOUND, "There is no incident with this id.");
    }
}
