package cn.xinshou.identity.erasure.destruction;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.People;
import cn.xinshou.identity.Profiled;
import cn.xinshou.identity.Speaking;
import cn.xinshou.identity.erasure.ErasureConfig;
import cn.xinshou.identity.erasure.Erasures;
import cn.xinshou.identity.erasure.Ground;
import cn.xinshou.identity.erasure.OrderErasure;
import cn.xinshou.identity.erasure.confirmation.GivenAccounts;
import cn.xinshou.identity.erasure.confirmation.Others;
import cn.xinshou.identity.erasure.confirmation.Parties;
import cn.xinshou.identity.sealing.Gone;
import cn.xinshou.journal.Event;
import cn.xinshou.journal.Journal;
import cn.xinshou.local.Contract;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever is erased is gone: from every table, for good, and from everybody else who held something. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P4.4")
class P4_4ErasureTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ERASED = "cn.xinshou.identity.subject-erased.v1";

    @Inject
    Database database;

    @Inject
    Profiled profiled;

    @Inject
    CarryOutErasures carryOut;

    @Inject
    GivenAccounts accounts;

    @Inject
    ReplayTombstones replay;

    @Inject
    OrderErasure order;

    @Inject
    PersonalTables tables;

    @Inject
    Erasures erasures;

    @Inject
    Parties parties;

    @Inject
    RequestRecords records;

    @Inject
    Tombstones tombstones;

    @Inject
    Gone gone;

    @Inject
    Journal journal;

    @Inject
    ErasureConfig config;

    @Inject
    DataSource source;

    @Inject
    MovableClock clock;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private final String phone = People.phone();
    private UUID person = UUID.randomUUID();

    @BeforeEach
    void aPersonOfWhomMuchIsHeld() {
        Consents.forget();
        person = profiled.with("""
                {"name": "端木祥瑞", "phone": "%s", "idNumber": "%s"}""".formatted(phone, People.idNumber()));
        database.execute("""
                insert into profile_read (subject, items, purpose, reader, role, unmasked, at)
                values ('%s', '{name}', 'exam-registration', 'platform', 'platform', true, now())""".formatted(person));
        request(person, "fulfilled");
    }

    @AfterEach
    void tidyUp() throws IOException {
        clock.reset();
        Others.closeAccount("away");
        database.empty();
        database.execute("truncate erasure cascade");
        database.execute("truncate kept_record cascade");
        Files.deleteIfExists(config.tombstones().resolve("erased"));
    }

    private void request(UUID subject, String state) {
        database.execute("""
                insert into request (id, subject, kind, state, channel, requester, received_at, due_at, answer_by, paused_days, extended,
                                     decided_at, decided_by)
                values (gen_random_uuid(), '%s', 'copy', '%s', 'online', 'self', now(), now() + interval '15 days',
                        now() + interval '30 days', 0, false, now(), 'officer')""".formatted(subject, state));
    }

    /** Ends what is said about somebody: only facts of one key keep their order. */
    private record Last(String key, Instant at) implements Event {

        private static final String TYPE = "test.last.v1";

        @Override
        public String type() {
            return TYPE;
        }
    }

    private UUID order(UUID subject) {
        return QuarkusTransaction.requiringNew().call(() -> order.order(subject, Ground.PERSON_ASKED, null, "officer"));
    }

    private UUID erase(UUID subject) {
        var erasure = order(subject);
        assertThat(carryOut.carryOut()).isOne();
        return erasure;
    }

    /** Where something about the person is left, apart from what is to stay. */
    private List<String> leftOf(UUID subject) {
        var left = new ArrayList<String>();
        for (var table : database.tables()) {
            var rows =
                    database.count("select count(*) from \"" + table + "\" t where t::text like '%" + subject + "%'");
            if (rows > 0 && !PersonalTables.STAYING.containsKey(table) && !table.startsWith("journal_")) {
                left.add(table);
            }
        }
        return left;
    }

    @Nested
    class WhenAPersonIsErased {

        @Test
        void nothingAboutThemIsLeftInAnyTable() {
            assertThat(leftOf(person))
                    .contains("person_key", "profile", "profile_item", "profile_change", "blind_index", "request");

            erase(person);

            assertThat(leftOf(person)).isEmpty();
        }

        @Test
        void nobodyElseLosesAnything() {
            var other = profiled.with("{\"name\": \"王明\"}");

            erase(person);

            assertThat(leftOf(other)).contains("person_key", "profile_item", "profile_change");
        }

        @Test
        @TestSecurity(user = "officer", roles = "privacy-officer")
        void itIsSaidWhatWentAndWhatALawKeeps() {
            var erasure = erase(person);

            look(erasure)
                    .statusCode(200)
                    .body("state", equalTo("erased"))
                    .body("ground", equalTo("person-asked"))
                    .body("destroyed.profile_item", equalTo(3))
                    .body("destroyed.person_key", equalTo(1))
                    .body("kept.what", contains("request-record"))
                    .body("parties.party", contains("audit", "breach", "consent", "keycloak"));
            assertThat(database.count("select count(*) from kept_record where subject = '" + person + "'"))
                    .isOne();
        }

        @Test
        void theFactIsPublishedWithTheErasure() {
            try (var topic = Topic.tail(bootstrap, "xinshou.identity")) {
                var erasure = erase(person);

                var fact = topic.next(ERASED, person.toString(), SOON);
                Contract.of("identity-service").checkEvent(ERASED, fact.value());
                var data = JsonPath.from(new String(fact.value(), UTF_8));
                assertThat(data.getString("erasure")).isEqualTo(erasure.toString());
                assertThat(data.getString("ground")).isEqualTo("person-asked");
            }
        }

        @Test
        void orderingAgainIsTheSameErasure() {
            var erasure = order(person);

            assertThat(order(person)).isEqualTo(erasure);
            assertThat(carryOut.carryOut()).isOne();
            assertThat(carryOut.carryOut()).isZero();
        }

        @Test
        @TestSecurity(user = "platform", roles = "platform")
        void nothingIsCollectedUnderThatIdAgain() {
            erase(person);
            Consents.grant(person, "exam-registration", "name");

            given().spec(Doors.json())
                    .body("{\"name\": \"端木祥瑞\"}")
                    .put("/profiles/" + person + "?purpose=exam-registration")
                    .then()
                    .statusCode(410)
                    .body("type", equalTo("/problems/person-erased"));
            assertThat(leftOf(person)).isEmpty();
        }

        @Test
        void aThousandGoWithinAMinute() {
            QuarkusTransaction.requiringNew().run(() -> {
                for (var i = 0; i < 1_000; i++) {
                    order.order(UUID.randomUUID(), Ground.PURPOSE_ACHIEVED, null, "system");
                }
            });
            var started = System.nanoTime();

            assertThat(carryOut.carryOut()).isEqualTo(1_000);

            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofMinutes(1));
        }
    }

    @Nested
    class EveryTable {

        @Test
        void isEmptiedOrStaysForAReason() {
            var unknown = new ArrayList<>(database.tables());
            unknown.removeAll(tables.all());
            unknown.removeAll(PersonalTables.STAYING.keySet());
            unknown.removeAll(NotPersonal.TABLES.keySet());
            unknown.removeAll(goneWithTheirParents());

            assertThat(unknown)
                    .as("tables of which nobody said what becomes of them in an erasure")
                    .isEmpty();
        }

        @Test
        void thatHangsOnAPersonsRowGoesWithIt() {
            assertThat(texts("""
                    select child.relname from pg_constraint k
                        join pg_class child on child.oid = k.conrelid join pg_class parent on parent.oid = k.confrelid
                    where k.contype = 'f' and k.confdeltype <> 'c'
                    """).stream().filter(table -> !tables.all().contains(table)))
                    .as("tables that would keep a person's row from going")
                    .isEmpty();
        }

        @Test
        void findsAPersonsRowsByAnIndex() {
            var indexed = texts("""
                    select c.relname from pg_index i join pg_class c on c.oid = i.indrelid
                        join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where a.attname = 'subject'
                    """);

            assertThat(tables.all())
                    .as("tables that are read as a whole for one person")
                    .allMatch(indexed::contains);
        }

        private List<String> goneWithTheirParents() {
            return texts("""
                    with recursive gone as (
                        select c.oid, c.relname from pg_class c where c.relname = any ('{%s}')
                        union
                        select child.oid, child.relname from pg_constraint k join pg_class child on child.oid = k.conrelid
                            join gone on gone.oid = k.confrelid where k.contype = 'f' and k.confdeltype = 'c')
                    select relname from gone
                    """.formatted(String.join(",", allOfThePerson())));
        }

        private List<String> allOfThePerson() {
            var all = new ArrayList<>(tables.all());
            all.addAll(PersonalTables.STAYING.keySet());
            return all;
        }
    }

    private List<String> texts(String sql) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Nested
    class ARestoredBackup {

        @Test
        void bringsNobodyBack() {
            backUp();
            erase(person);
            restore();
            assertThat(leftOf(person)).isNotEmpty();

            assertThat(replay.replay()).isOne();

            assertThat(leftOf(person)).isEmpty();
        }

        @Test
        void isToldAnewUnderTheSameErasureAndOnce() {
            backUp();
            var erasure = erase(person);
            restore();
            database.untilAllIsSaid();
            try (var topic = Topic.tail(bootstrap, "xinshou.identity")) {
                replay.replay();
                assertThat(replay.replay()).isZero();
                QuarkusTransaction.requiringNew()
                        .run(() -> journal.append(new Last(person.toString(), clock.instant())));

                var again = JsonPath.from(new String(aboutThem(topic).value(), UTF_8));
                assertThat(again.getString("erasure")).isEqualTo(erasure.toString());
                assertThat(again.getBoolean("again")).isTrue();
                assertThat(Topic.header(aboutThem(topic), "ce_type")).isEqualTo(Last.TYPE);
            }
        }

        private ConsumerRecord<String, byte[]> aboutThem(Topic topic) {
            return topic.next(said -> person.toString().equals(said.key()), SOON);
        }

        @Test
        @TestSecurity(user = "officer", roles = "privacy-officer")
        void ofSomeTablesOnlyIsUndoneToo() {
            backUp();
            var erasure = erase(person);
            database.execute("insert into profile select * from backup.profile");
            database.execute("insert into person_key select * from backup.person_key");

            assertThat(replay.replay()).isOne();

            assertThat(leftOf(person)).isEmpty();
            look(erasure).body("again", equalTo(1)).body("destroyed.profile_item", equalTo(3));
        }

        @Test
        void thatBringsNothingBackChangesNothing() {
            erase(person);

            assertThat(replay.replay()).isZero();
        }

        @Test
        @Tag("control-broken")
        void withoutTombstonesIsNoticed() throws IOException {
            backUp();
            erase(person);
            restore();
            Files.delete(config.tombstones().resolve("erased"));

            assertThatThrownBy(() -> {
                        replay.replay();
                        assertThat(leftOf(person)).isEmpty();
                    })
                    .isInstanceOf(AssertionError.class);
        }

        private void backUp() {
            database.execute("drop schema if exists backup cascade");
            database.execute("create schema backup");
            for (var table : tables.all()) {
                database.execute("create table backup.\"" + table + "\" as table public.\"" + table + "\"");
            }
        }

        /** The database as it was, in which nobody had ordered anything yet. */
        private void restore() {
            database.execute("truncate erasure cascade");
            var parentsFirst = new ArrayList<>(tables.all()).reversed();
            for (var table : parentsFirst) {
                database.execute("insert into public.\"" + table + "\" overriding system value table backup.\"" + table
                        + "\" on conflict do nothing");
            }
        }
    }

    @Test
    @Tag("control-broken")
    void aTableThatIsForgottenIsNoticed() {
        var forgetful = new PersonalTables(source) {
            @Override
            List<String> all() {
                return super.all().stream()
                        .filter(table -> !table.equals("profile_change"))
                        .toList();
            }
        };
        var broken = new EraseSubject(
                erasures, parties, forgetful, records, tombstones, gone, journal, config, Clock.systemUTC());
        var erasure = order(person);
        QuarkusTransaction.requiringNew().run(() -> broken.erase(erasure));

        assertThatThrownBy(() -> assertThat(leftOf(person)).isEmpty()).isInstanceOf(AssertionError.class);
    }

    @Nested
    @TestSecurity(user = "officer", roles = "privacy-officer")
    class TheOthers {

        @Test
        void confirmEachForThemselves() {
            var erasure = erase(person);
            accounts.close();

            Others.forget(
                    "consent",
                    person,
                    ", \"forgotten\": [\"device-links\"], \"kept\": [{\"what\": \"consents\","
                            + " \"law\": \"PIPL 14\", \"until\": \"2029-11-23T04:00:00Z\"}]");
            Others.forget("audit", person, ", \"forgotten\": [\"decisions\"], \"kept\": []");
            await().atMost(SOON).untilAsserted(() -> confirmed(erasure, "consent", "audit", "keycloak"));
            look(erasure).body("state", equalTo("erased"));

            Others.forget("breach", person, ", \"forgotten\": [], \"kept\": []");

            await().atMost(SOON).untilAsserted(() -> look(erasure).body("state", equalTo("confirmed")));
            look(erasure)
                    .body("parties.find { it.party == 'consent' }.forgotten", contains("device-links"))
                    .body("parties.find { it.party == 'consent' }.kept.what", contains("consents"));
        }

        @Test
        void mayHaveToWaitForARecipient() {
            var erasure = erase(person);
            accounts.close();
            Others.forget("audit", person, "");
            Others.forget("breach", person, "");
            Others.forget(
                    "consent",
                    person,
                    ", \"owed\": [{\"recipient\": \"courier\", \"notice\": \"n-1\","
                            + " \"dueAt\": \"2026-11-26T04:00:00Z\"}]");
            await().atMost(SOON).untilAsserted(() -> confirmed(erasure, "consent", "audit", "breach", "keycloak"));
            look(erasure).body("state", equalTo("erased")).body("parties.party", hasItem("recipient/courier/n-1"));

            Speaking.on("consent", "consent", "withdrawal-acknowledged", person, """
                    {"subject": "%s", "notice": "n-1", "recipient": "courier", "purpose": "certificate-delivery", "cause": "erased",
                     "by": "recipient", "lagSeconds": 2, "at": "2026-11-23T05:00:00Z"}""".formatted(person));

            await().atMost(SOON).untilAsserted(() -> look(erasure).body("state", equalTo("confirmed")));
        }

        @Test
        void cannotSpeakForOneAnother() {
            var erasure = erase(person);

            Speaking.on(
                    "breach",
                    "audit",
                    "subject-forgotten",
                    person,
                    "{\"subject\": \"" + person + "\", \"at\": \"2026-11-23T05:00:00Z\"}");
            Others.forget("breach", person, "");

            await().atMost(SOON).untilAsserted(() -> confirmed(erasure, "breach"));
            look(erasure).body("parties.find { it.party == 'audit' }.state", equalTo("waiting"));
        }

        @Test
        void areOverdueAfterThreeDays() {
            var erasure = erase(person);
            clock.advance(Duration.ofDays(3).plusSeconds(1));

            look(erasure).body("parties.state", hasItem("overdue"));
            assertThat(parties.overdue(clock.instant())).isGreaterThanOrEqualTo(4);
        }

        @Test
        void areRemindedByAnOfficer() {
            var erasure = erase(person);
            database.untilAllIsSaid();
            try (var topic = Topic.tail(bootstrap, "xinshou.identity")) {
                given().spec(Doors.json())
                        .post("/erasures/{id}", erasure)
                        .then()
                        .statusCode(200);

                var told = JsonPath.from(
                        new String(topic.next(ERASED, person.toString(), SOON).value(), UTF_8));
                assertThat(told.getString("erasure")).isEqualTo(erasure.toString());
            }
        }

        @Test
        void areNotRemindedBeforeThePersonIsErased() {
            var erasure = order(person);

            given().spec(Doors.json())
                    .post("/erasures/{id}", erasure)
                    .then()
                    .statusCode(409)
                    .body("state", equalTo("ordered"));
        }

        @Test
        void includeTheAccount() {
            Others.openAccount(person.toString());
            var erasure = erase(person);

            accounts.close();

            assertThat(Others.hasAccount(person)).isFalse();
            look(erasure).body("parties.find { it.party == 'keycloak' }.forgotten", contains("account"));
        }

        @Test
        void areTriedAgainWhileTheIdentityProviderIsAway() {
            Others.openAccount(person.toString());
            Others.openAccount("away");
            var erasure = erase(person);
            accounts.close();
            look(erasure)
                    .body("parties.find { it.party == 'keycloak' }.answer", equalTo("503"))
                    .body("parties.find { it.party == 'keycloak' }.state", equalTo("waiting"));
            Others.closeAccount("away");

            clock.advance(Duration.ofMinutes(1));
            accounts.close();

            assertThat(Others.hasAccount(person)).isFalse();
        }

        private void confirmed(UUID erasure, String... parties) {
            look(erasure).body("parties.findAll { it.state == 'confirmed' }.party", hasItems(parties));
        }
    }

    private static ValidatableResponse look(UUID erasure) {
        return given().spec(Doors.json()).get("/erasures/{id}", erasure).then();
    }

    @Nested
    @TestSecurity(user = "officer", roles = "privacy-officer")
    class AsOfficer {

        @Test
        void seesThemAll() {
            erase(person);

            list("").statusCode(200).body("items.subject", hasItem(person.toString()));
            list("?state=erased&subject=" + person).body("items", hasSize(1));
            list("?state=ordered&subject=" + person).body("items", hasSize(0));
        }

        @Test
        void turnsThePages() {
            erase(person);
            erase(profiled.with("{\"name\": \"王明\"}"));

            String next = list("?limit=1").body("items", hasSize(1)).extract().path("next");

            list("?limit=1&cursor=" + next).body("items", hasSize(greaterThanOrEqualTo(1)));
        }

        @Test
        void isToldWhatIsWrong() {
            Map.of("?state=gone", "state", "?cursor=x", "cursor", "?limit=0", "limit")
                    .forEach((query, field) -> list(query).statusCode(400).body("errors[0].field", equalTo(field)));
            look(UUID.randomUUID()).statusCode(404);
            given().spec(Doors.json())
                    .post("/erasures/{id}", UUID.randomUUID())
                    .then()
                    .statusCode(404);
            given().spec(Doors.json()).get("/erasures/1").then().statusCode(400);
        }
    }

    @Nested
    @TestSecurity(user = "0199a000-0000-7000-8000-0000000000e1", roles = "data-subject")
    class AsDataSubject {

        @Test
        void seesTheirOwn() {
            var own = UUID.fromString("0199a000-0000-7000-8000-0000000000e1");
            var erasure = erase(own);

            look(erasure).statusCode(200).body("subject", equalTo(own.toString()));
        }

        @Test
        void seesNobodyElses() {
            var erasure = erase(person);

            look(erasure).statusCode(404);
            list("").statusCode(403);
            given().spec(Doors.json()).post("/erasures/{id}", erasure).then().statusCode(403);
        }
    }

    @Nested
    class AsNobody {

        @Test
        void isTurnedAway() {
            look(UUID.randomUUID()).statusCode(401);
            list("").statusCode(401);
        }
    }

    private static ValidatableResponse list(String query) {
        return given().spec(Doors.json()).get("/erasures" + query).then();
    }
}
