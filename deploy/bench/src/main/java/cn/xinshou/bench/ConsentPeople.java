package cn.xinshou.bench;

import cn.xinshou.local.suite.OurService;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * People as consent-service has them. Each answered four of the purposes: two yes, one no, one yes that was taken back, each with its
 * line of history and its receipt; the other purposes were never put.
 */
record ConsentPeople(int count) implements Population {

    private static final int ANSWERS = 4;
    private static final long FIRST_REVISION = 1_000_000_000L;
    private static final String AT = "2026-01-01T00:00:00Z";
    private static final String EXPIRES = "2099-01-01T00:00:00Z";
    private static final List<String> STATES = List.of("GRANTED", "GRANTED", "REFUSED", "WITHDRAWN");
    private static final List<String> ACTIONS = List.of("grant", "grant", "refuse", "withdraw");

    @Override
    public String name() {
        return "people_" + count;
    }

    @Override
    public List<String> shapedBy() {
        return List.of(
                "consent-service/src/main/resources/db",
                "consent-service/src/main/resources/policy",
                "audit-service/journal/src/main/resources/db",
                "deploy/frontdoor/src/main/resources/db",
                "deploy/bench/src/main/java/cn/xinshou/bench/People.java",
                "deploy/bench/src/main/java/cn/xinshou/bench/ConsentPeople.java");
    }

    @Override
    public void make(Lab lab, String database) throws SQLException {
        // The service itself makes the tables and publishes the policy.
        RunningService.start(lab, OurService.CONSENT, database).close();
        var terms = Terms.of(lab.database(), database);
        Bulk.fill(lab.database(), database, count, loads(terms));
        lab.database()
                .command(
                        database,
                        "select setval('revision_seq', " + (FIRST_REVISION + (long) count * ANSWERS + 1) + ")");
    }

    private static List<Bulk.Load> loads(Terms terms) {
        return List.of(
                new Bulk.Load(
                        "person (subject, revision, governing, newest, declined)",
                        (i, out) -> out.append(People.id(i))
                                .append('\t')
                                .append(revision(i, ANSWERS - 1))
                                .append('\t')
                                .append(terms.version())
                                .append('\t')
                                .append(terms.version())
                                .append("\tf\n")),
                new Bulk.Load(
                        "consent (id, subject, purpose, state, policy_version, text_digest, language, surface, separate, since,"
                                + " expires, receipt_id, revision)",
                        (i, out) -> answers(terms, i, out, false)),
                new Bulk.Load(
                        "consent_act (id, subject, purpose, action, state, policy_version, text_digest, language, surface,"
                                + " separate, at, expires, receipt_id, revision)",
                        (i, out) -> answers(terms, i, out, true)),
                new Bulk.Load("receipt (id, subject, issued_at, jws)", (i, out) -> {
                    for (var place = 0; place < ANSWERS; place++) {
                        out.append(receipt(i, place)).append('\t').append(People.id(i));
                        out.append('\t').append(AT).append("\tan earlier receipt\n");
                    }
                }),
                new Bulk.Load(
                        "policy_decision (id, subject, version, decision, at, revision)",
                        (i, out) -> out.append(new UUID(4, i))
                                .append('\t')
                                .append(People.id(i))
                                .append('\t')
                                .append(terms.version())
                                .append("\tACCEPT\t")
                                .append(AT)
                                .append('\t')
                                .append(revision(i, 0))
                                .append('\n')));
    }

    private static void answers(Terms terms, long i, StringBuilder out, boolean act) {
        var people = new People(terms);
        for (var place = 0; place < ANSWERS; place++) {
            out.append(new UUID(People.mix(i * ANSWERS + place), act ? 2 : 1)).append('\t');
            out.append(People.id(i))
                    .append('\t')
                    .append(people.offer(i, place).purpose())
                    .append('\t');
            if (act) {
                out.append(ACTIONS.get(place)).append('\t');
            }
            out.append(STATES.get(place)).append('\t').append(terms.version()).append('\t');
            out.append(terms.digest())
                    .append("\tzh\tweb:sign-up\tt\t")
                    .append(AT)
                    .append('\t');
            out.append(STATES.get(place).equals("GRANTED") ? EXPIRES : "\\N").append('\t');
            out.append(receipt(i, place))
                    .append('\t')
                    .append(revision(i, place))
                    .append('\n');
        }
    }

    private static long revision(long person, int place) {
        return FIRST_REVISION + person * ANSWERS + place;
    }

    private static UUID receipt(long person, int place) {
        return new UUID(People.mix(person * ANSWERS + place), 3);
    }
}
