package cn.xinshou.consent.disclosure;

import cn.xinshou.consent.recipient.SharingBasis;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Disclosures without their up to a thousand decisions, for lists. */
@ApplicationScoped
class DisclosureSummaries {

    /** @param people how many it names */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Summary(
            UUID id,
            String recipient,
            String purpose,
            SharingBasis basis,
            List<String> items,
            Disclosure.State state,
            @Nullable Evidence evidence,
            String askedBy,
            Instant askedAt,
            @Nullable Instant sealedUntil,
            int people) {}

    private final DataSource database;
    private final ObjectMapper json;

    DisclosureSummaries(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** In the order in which they were asked for, behind the given one. */
    List<Summary> page(Disclosure.@Nullable State state, Instant after, UUID afterId, int limit) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        """
                        select d.id, d.recipient, d.purpose, d.basis, d.items, d.state, d.evidence, d.asked_by, d.asked_at, d.sealed_until,
                               (select count(*) from disclosure_subject s where s.disclosure = d.id)
                        from disclosure d
                        where (d.asked_at, d.id) > (?, ?) %s order by d.asked_at, d.id limit ?
                        """.formatted(state == null ? "" : "and d.state = '" + state.name() + "'"))) {
            select.setObject(1, after.atOffset(ZoneOffset.UTC));
            select.setObject(2, afterId);
            select.setInt(3, limit);
            try (var row = select.executeQuery()) {
                var found = new ArrayList<Summary>();
                while (row.next()) {
                    found.add(summary(row));
                }
                return found;
            }
        }
    }

    private Summary summary(ResultSet row) throws SQLException {
        var sealed = row.getObject(10, OffsetDateTime.class);
        return new Summary(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                SharingBasis.valueOf(row.getString(4)),
                List.of((String[]) row.getArray(5).getArray()),
                Disclosure.State.valueOf(row.getString(6)),
                evidence(row.getString(7)),
                row.getString(8),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                sealed == null ? null : sealed.toInstant(),
                row.getInt(11));
    }

    private @Nullable Evidence evidence(@Nullable String text) {
        try {
            return text == null ? null : json.readValue(text, Evidence.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a disclosure in the database cannot be read", e);
        }
    }
}
