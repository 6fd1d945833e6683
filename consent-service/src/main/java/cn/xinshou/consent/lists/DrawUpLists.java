package cn.xinshou.consent.lists;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.consent.ConsentState;
import cn.xinshou.consent.consent.Versions;
import cn.xinshou.consent.consent.VersionsNow;
import cn.xinshou.consent.lists.Standpoint.Suspended;
import cn.xinshou.consent.policy.ContactInForce;
import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.purpose.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Draws up a person's own lists from where they stand at this moment. */
@ApplicationScoped
class DrawUpLists {

    /** @param governing null for somebody nothing is known of */
    private record Person(
            @Nullable String governing,
            @Nullable String newest,
            boolean declined,
            boolean held,
            boolean restricted,
            boolean erased) {

        boolean declined(String version) {
            return declined && version.equals(newest);
        }
    }

    private record Terms(
            Policy policy, Purpose purpose, @Nullable Standpoint standing) {}

    private static final Person UNKNOWN = new Person(null, null, false, false, false, false);

    private final DataSource database;
    private final VersionsNow versions;
    private final ContactInForce contact;
    private final Clock clock;

    DrawUpLists(DataSource database, VersionsNow versions, ContactInForce contact, Clock clock) {
        this.database = database;
        this.versions = versions;
        this.contact = contact;
        this.clock = clock;
    }

    PersonalLists of(UUID subject, Language language) throws SQLException {
        var all = versions.all();
        var now = clock.instant();
        try (var connection = database.getConnection()) {
            var person = person(connection, subject);
            var governing = all.governing(all.rank(person.governing()), person.held(), all.current(now.toEpochMilli()));
            var terms = new ArrayList<Terms>();
            if (!person.erased()) {
                core(all, governing, terms);
                decided(all, governing, standpoints(connection, subject, person, now), terms);
            }
            return new PersonalLists(
                    subject,
                    language.tag(),
                    all.policy(governing).version(),
                    person.restricted(),
                    now,
                    contact.in(language),
                    terms.stream()
                            .flatMap(t -> Collected.of(t.purpose(), t.policy(), language, t.standing()).stream())
                            .toList(),
                    terms.stream()
                            .filter(t -> t.standing() == null || t.standing().holds())
                            .flatMap(t -> Shared.of(t.purpose(), t.policy(), language).stream())
                            .toList());
        }
    }

    private static void core(Versions all, int governing, ArrayList<Terms> terms) {
        var policy = all.policy(governing);
        policy.document().purposes().stream()
                .filter(purpose -> !purpose.needsConsent())
                .forEach(purpose -> terms.add(new Terms(policy, purpose, null)));
    }

    /** An additional purpose goes on under the terms that were agreed to, until they grow (PIPL 14(2)). */
    private static void decided(
            Versions all, int governing, Map<String, Standpoint> standpoints, ArrayList<Terms> terms) {
        standpoints.forEach((id, standpoint) -> {
            var course = all.course(id);
            var granted = all.rank(standpoint.policyVersion());
            if (course == null || granted == 0) {
                return;
            }
            var rank = course.terms(granted, governing);
            var purpose = course.in(rank);
            if (purpose != null) {
                terms.add(new Terms(all.policy(rank), purpose, standpoint));
            }
        });
    }

    private static Person person(Connection connection, UUID subject) throws SQLException {
        try (var select = connection.prepareStatement(
                "select governing, newest, declined, held, restricted, erased from person where subject = ?")) {
            select.setObject(1, subject);
            try (var row = select.executeQuery()) {
                return row.next()
                        ? new Person(
                                row.getString(1),
                                row.getString(2),
                                row.getBoolean(3),
                                row.getBoolean(4),
                                row.getBoolean(5),
                                row.getBoolean(6))
                        : UNKNOWN;
            }
        }
    }

    private static @Nullable Suspended suspended(Person person, String version, boolean guardianMissing) {
        if (guardianMissing) {
            return Suspended.GUARDIAN_REQUIRED;
        }
        return person.declined(version) ? Suspended.POLICY_DECLINED : null;
    }

    private static Map<String, Standpoint> standpoints(Connection connection, UUID subject, Person person, Instant now)
            throws SQLException {
        try (var select = connection.prepareStatement("""
                select purpose, state, policy_version, since, expires, guardian_missing
                from consent where subject = ? order by purpose
                """)) {
            select.setObject(1, subject);
            try (var row = select.executeQuery()) {
                var standpoints = new LinkedHashMap<String, Standpoint>();
                while (row.next()) {
                    var end = row.getObject(5, OffsetDateTime.class);
                    var state = ConsentState.valueOf(row.getString(2));
                    // A consent past its end no longer holds, whether or not that was written down yet.
                    var over = state == ConsentState.GRANTED
                            && end != null
                            && !end.toInstant().isAfter(now);
                    standpoints.put(
                            row.getString(1),
                            new Standpoint(
                                    over ? ConsentState.EXPIRED : state,
                                    row.getString(3),
                                    over
                                            ? end.toInstant()
                                            : row.getObject(4, OffsetDateTime.class)
                                                    .toInstant(),
                                    end == null || over ? null : end.toInstant(),
                                    state == ConsentState.GRANTED && !over
                                            ? suspended(person, row.getString(3), row.getBoolean(6))
                                            : null));
                }
                return standpoints;
            }
        }
    }
}
