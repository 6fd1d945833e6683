package cn.xinshou.bench;

import cn.xinshou.local.suite.OurService;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** How long people wait for everything that is held about them. */
final class AccessViewRow implements Row {

    private static final String LOOK = "GET\t/me/profile/overview";
    private static final int PEOPLE = 1_000_000;
    private static final int HOLDERS = 16;
    private static final int CONNECTIONS = 4;
    private static final int SECONDS = 10;

    /** As much as somebody gathers who registers twice a year for a decade. */
    private static final String HISTORY = """
            insert into profile_change (subject, version, item, action, sealed, purpose, actor, role, at)
                select subject, version, item, 'changed', sealed, purpose, actor, role, at
                from profile_change, generate_series(1, 20) where subject = any (?);
            insert into profile_read (subject, items, purpose, reader, role, unmasked, at)
                select s, '{name,phone,idNumber}', 'exam-registration', 'platform', 'platform', true, now()
                from unnest(?) s, generate_series(1, 1000);
            insert into delivery (id, subject, cause, reference, recipient, name, purpose, items, version, state, tries, at, ended_at)
                select gen_random_uuid(), s, 'RELEASE', gen_random_uuid(), 'school-' || n, '示例中学', 'exam-registration', '{name,phone}',
                    1, 'DELIVERED', 1, now(), now() from unnest(?) s, generate_series(1, 50) n;
            insert into request (id, subject, kind, state, channel, requester, received_at, due_at, answer_by, paused_days, extended,
                    decided_at, decided_by)
                select gen_random_uuid(), s, 'copy', 'fulfilled', 'online', 'self', now(), now(), now(), 0, false, now(), 'system'
                from unnest(?) s, generate_series(1, 20);
            insert into registration_order (subject, order_id, exam, items, locked_from, locked_until, placed_at)
                select s, 'order-' || n, '2026-10', '{name,idNumber}', now() - interval '1 year', now(), now()
                from unnest(?) s, generate_series(1, 20) n
            """;

    @Override
    public String name() {
        return "access-view";
    }

    @Override
    public String question() {
        return "a person's look at everything held about them, 1 M people, 4 connections";
    }

    @Override
    public List<Finding> measure(Lab lab) throws Exception {
        var database = lab.database().fresh(new IdentityPeople(PEOPLE, true));
        var wrk = new Wrk(lab);
        try (var permitting = Permitting.start();
                var service =
                        RunningService.start(lab, OurService.IDENTITY, database, permitting.settings(lab, database))) {
            var holders = AccountHolders.register(lab, service, HOLDERS);
            remember(lab, database, holders.subjects());
            var warm = wrk.requests("access-view", holders.each(LOOK));
            WarmUp.of(lab, service, _ -> wrk.run(service.base(), warm, "", CONNECTIONS, WarmUp.SECONDS));
            var lines = holders.each(LOOK);
            var size = Caller.once(service.base(), "", lines.getFirst()).length();
            var looks = wrk.requests("access-view", lines);
            var series = new Series(service::cpuMillis);
            for (var round = 0; round < 3; round++) {
                RecordRow.settle(lab, database);
                series.add(() -> wrk.run(service.base(), looks, "", CONNECTIONS, SECONDS));
            }
            return List.of(
                    Finding.figure("p99", series.p99(), "ms", Bar.atMost(50, "ms")),
                    Finding.figure("p50", series.p50(), "ms"),
                    Finding.figure("rate", series.rate(), "/s"),
                    Finding.figure("one answer", size, "characters"),
                    Finding.figure("service CPU per look", series.cpuMicros(), "µs"));
        } finally {
            lab.database().drop(database);
        }
    }

    private static void remember(Lab lab, String database, List<UUID> subjects) throws SQLException {
        try (var connection = lab.database().open(database)) {
            var people = connection.createArrayOf("uuid", subjects.toArray());
            for (var sql : HISTORY.split(";\n")) {
                try (var insert = connection.prepareStatement(sql)) {
                    insert.setArray(1, people);
                    insert.executeUpdate();
                }
            }
        }
    }
}
