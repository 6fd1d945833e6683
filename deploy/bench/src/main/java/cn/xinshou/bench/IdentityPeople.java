package cn.xinshou.bench;

import cn.xinshou.identity.sealing.Sealer;
import cn.xinshou.local.Realm;
import cn.xinshou.local.suite.OurService;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * People as identity-service has them: six items each, sealed under a key of the person's own and found by three of them, with the
 * history of how they came and two reads. Of ten people one has something that was collected longer ago than it may be kept, of a
 * hundred one has nothing else.
 *
 * @param sealed false for the same rows without encryption
 */
record IdentityPeople(int count, boolean sealed) implements Population {

    static final String PURPOSE = "exam-registration";

    /** Kept for three years from collection. */
    static final String ENDING = "mock-exam";

    private static final String SINCE = "2026-01-01T00:00:00Z";
    private static final String LONG_AGO = "2020-01-01T00:00:00Z";
    private static final List<String> EXTRAS = List.of("address", "education");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    @Override
    public String name() {
        return (sealed ? "sealed_" : "clear_") + count;
    }

    @Override
    public List<String> shapedBy() {
        return List.of(
                "identity-service/src/main/resources/db",
                "identity-service/src/main/java/cn/xinshou/identity/sealing",
                "audit-service/journal/src/main/resources/db",
                "deploy/frontdoor/src/main/resources/db",
                "deploy/bench/src/main/java/cn/xinshou/bench/People.java",
                "deploy/bench/src/main/java/cn/xinshou/bench/IdentityPeople.java",
                "deploy/bench/src/main/java/cn/xinshou/bench/IdentityRows.java",
                "deploy/bench/src/main/java/cn/xinshou/identity/sealing/Sealer.java");
    }

    @Override
    public void make(Lab lab, String database) throws SQLException {
        // The service itself makes the tables and the keys.
        RunningService.start(lab, OurService.IDENTITY, database).close();
        Bulk.fill(lab.database(), database, count, new IdentityRows(new Sealer(lab.keys()), sealed).loads());
        lab.database().command(database, """
                insert into retention_policy (version, effective_from) values ('bench', '2019-01-01T00:00:00Z');
                insert into retention_rule (version, purpose, basis, items, words, period, counted_from) values
                    ('bench', 'exam-registration', 'consent', '{}', '-', null, null),
                    ('bench', 'mock-exam', 'consent', '{}', '-', 'P3Y', 'collection');
                insert into training_record (id, account, course, passed_at, valid_until, evidence, recorded_by, recorded_at)
                values (gen_random_uuid(), '%s', 'personal-data', now() - interval '1 day', now() + interval '300 days', '-', '-', now());
                """.formatted(new Realm().people().get("officer")));
    }

    /** Somebody who holds something that was collected longer ago than it may be kept. */
    static boolean isDue(long i) {
        return i % 10 == 0;
    }

    /** Somebody of whom nothing may be kept. */
    static boolean isGoing(long i) {
        return i % 100 == 0;
    }

    static String phone(long i) {
        return "138%08d".formatted(i);
    }

    /** The values of person i; nobody else has the same phone, number or address. */
    static Map<String, String> values(long i) {
        var values = new LinkedHashMap<String, String>();
        values.put("name", "李" + (char) ('一' + i % 5_000) + (char) ('一' + i / 5_000 % 5_000));
        values.put("phone", phone(i));
        values.put("idNumber", idNumber(i));
        values.put("email", "candidate-" + i + "@example.com");
        values.put("address", "北京市东城区和平里北街" + i + "号");
        values.put("education", "本科");
        return values;
    }

    private static String idNumber(long i) {
        var born = LocalDate.of(1970, 1, 1).plusDays(i / 999 % 10_000).format(DateTimeFormatter.BASIC_ISO_DATE);
        return checked("110101" + born + "%03d".formatted(1 + i % 999));
    }

    /** With its check character (GB 11643), since what is held has passed the service's door. */
    static String checked(String number) {
        var sum = 0;
        for (var place = 0; place < WEIGHTS.length; place++) {
            sum += WEIGHTS[place] * (number.charAt(place) - '0');
        }
        return number + "10X98765432".charAt(sum % 11);
    }

    static String purpose(long i, String item) {
        return isGoing(i) || isDue(i) && EXTRAS.contains(item) ? ENDING : PURPOSE;
    }

    static String since(long i, String item) {
        return purpose(i, item).equals(ENDING) ? LONG_AGO : SINCE;
    }
}
