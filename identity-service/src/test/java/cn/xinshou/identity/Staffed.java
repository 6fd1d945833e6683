package cn.xinshou.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What staff need besides their role, put where the service keeps it: for tests of everything else. */
@ApplicationScoped
public class Staffed {

    public static final String OFFICER = "0199a000-0000-7000-8000-0000000000e1";
    public static final String OFFICER_2 = "0199a000-0000-7000-8000-0000000000e2";
    public static final String RESPONDER = "0199a000-0000-7000-8000-0000000000e3";
    public static final String PURPOSE = "rights-requests";

    private final Database database;

    Staffed(Database database) {
        this.database = database;
    }

    public void train(String account) {
        train(account, "now() - interval '1 day'", "now() + interval '30 days'");
    }

    /** @param from SQL */
    public void train(String account, String from, String until) {
        database.execute("""
                insert into training_record (id, account, course, passed_at, valid_until, evidence, recorded_by, recorded_at)
                values (gen_random_uuid(), '%s', 'personal-data', %s, %s, repeat('a', 64), 'somebody-else', now())
                """.formatted(account, from, until));
    }

    /** A request of the person that officers work on. */
    public String request(UUID subject, String kind, String state) {
        var id = UUID.randomUUID();
        database.execute("""
                insert into request (id, subject, kind, state, channel, requester, received_at, due_at, answer_by, paused_days, extended)
                values ('%s', '%s', '%s', '%s', 'letter', 'self', now(), now() + interval '30 days', now() + interval '30 days', 0, false)
                """.formatted(id, subject, kind, state));
        return id.toString();
    }

    public String request(UUID subject) {
        return request(subject, "correction", "in-progress");
    }

    public String incident(String number, boolean drill, String closedAt) {
        var id = UUID.randomUUID();
        database.execute("""
                insert into incident_case (incident, number, drill, opened_at, closed_at)
                values ('%s', '%s', %s, now(), %s)
                """.formatted(id, number, drill, closedAt));
        return id.toString();
    }
}
