package cn.xinshou.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.xinshou.e2e.person.People;
import cn.xinshou.e2e.person.PeopleFile;
import cn.xinshou.e2e.person.Person;
import cn.xinshou.e2e.story.Transcript;
import cn.xinshou.e2e.suite.Door;
import cn.xinshou.local.suite.OurService;
import cn.xinshou.verifier.CheckReceipt;
import cn.xinshou.verifier.VerifyLedger;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Somebody lives through the system, asks to be gone, and is: from every service, for good, and no old proof breaks. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ErasureE2ETest {

    private static final RunningSuite RUNNING = RunningSuite.get();
    private static final Person PERSON = People.made().next();
    private static final Duration A_MINUTE = Duration.ofSeconds(60);
    private static final Door OFFICER = RUNNING.door().as("officer");

    @TempDir
    Path home;

    @Test
    @Order(1)
    void everyServiceConfirmsWithinAMinute() throws SQLException {
        Story.play(
                RUNNING.suite(),
                List.of(new PeopleFile.Row(1, PERSON, List.of("policy", "register", "decide", "login"))),
                new Transcript(new PrintStream(OutputStream.nullOutputStream(), true, UTF_8)),
                new PrintStream(OutputStream.nullOutputStream(), true, UTF_8));
        assertThat(identityRows()).contains("person_key", "profile", "profile_item");
        backUp();

        close();

        await().atMost(A_MINUTE)
                .untilAsserted(() -> assertThat(erasure().path("state").asText())
                        .as(() -> erasure().toString())
                        .isEqualTo("confirmed"));
    }

    @Test
    @Order(2)
    void nothingIsLeftInTheIdentityService() throws SQLException {
        assertThat(identityRows()).isSubsetOf("erasure", "kept_record");
    }

    @Test
    @Order(2)
    void nothingPersonalIsReadableInAnyService() throws SQLException {
        for (String service : List.of("consent", "identity", "audit", "breach")) {
            try (Connection connection = database(service)) {
                for (String table : tables(connection)) {
                    try (var rows =
                            connection.createStatement().executeQuery("select t::text from \"" + table + "\" t")) {
                        while (rows.next()) {
                            String row = rows.getString(1);
                            assertThat(secrets().noneMatch(row::contains))
                                    .as(service + "." + table)
                                    .isTrue();
                        }
                    }
                }
            }
        }
    }

    @Test
    @Order(2)
    void theCertificateIsProvedAwayFromTheServices() throws IOException {
        var said = new ByteArrayOutputStream();

        assertThat(check(certificate(), said)).as(said.toString(UTF_8)).isZero();

        assertThat(said.toString(UTF_8)).contains("the entry of this certificate is in the ledger at index");
    }

    @Test
    @Order(2)
    void theProofOfAnotherFactProvesNoErasure() throws IOException {
        var bundle = certificate();
        var leaf = Base64.getDecoder().decode(bundle.at("/entry/leaf").asText());
        var other = new String(leaf, UTF_8)
                .replace(
                        bundle.at("/certificate/event").asText(),
                        UUID.randomUUID().toString());
        ((ObjectNode) bundle.path("entry")).put("leaf", Base64.getEncoder().encodeToString(other.getBytes(UTF_8)));

        assertThat(check(bundle, new ByteArrayOutputStream())).isEqualTo(1);
    }

    @Test
    @Order(3)
    void aRestoredBackupBringsNobodyBack() throws SQLException {
        RUNNING.whileStopped(OurService.IDENTITY, this::restore);

        assertThat(identityRows()).isSubsetOf("erasure", "kept_record");
        await().atMost(A_MINUTE)
                .untilAsserted(
                        () -> assertThat(erasure().path("state").asText()).isEqualTo("confirmed"));
    }

    @Test
    @Order(4)
    void everyOldProofStillHolds() {
        var err = new ByteArrayOutputStream();

        int exit = VerifyLedger.run(
                List.of(
                        "--url",
                        RUNNING.suite().service("audit"),
                        "--token",
                        RUNNING.tokens().of("auditor")),
                new PrintStream(OutputStream.nullOutputStream(), true, UTF_8),
                new PrintStream(err, true, UTF_8));

        assertThat(exit).as(err.toString(UTF_8)).isZero();
    }

    private static JsonNode certificate() {
        String address = "/erasures/" + erasure().path("id").asText() + "/certificate";
        return await("the ledger's proof")
                .atMost(A_MINUTE)
                .until(
                        () -> OFFICER.get("identity", address).mustBe(200).json(),
                        bundle -> bundle.path("inclusionStatus").asText().equals("included"));
    }

    private int check(JsonNode bundle, ByteArrayOutputStream said) throws IOException {
        Path file = Files.writeString(home.resolve("certificate.json"), bundle.toString());
        Path jwks = Files.write(
                home.resolve("jwks.json"),
                RUNNING.door()
                        .get("identity", "/.well-known/jwks.json")
                        .mustBe(200)
                        .body());
        Path key = Files.write(
                home.resolve("ledger.key"),
                RUNNING.door().get("audit", "/ledger/key").mustBe(200).body());
        try (var out = new PrintStream(said, true, UTF_8)) {
            return CheckReceipt.run(
                    List.of(file.toString(), "--jwks", jwks.toString(), "--key", key.toString()), out, out);
        }
    }

    private static void close() {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("subject", PERSON.subject().toString())
                .put("kind", "close-account")
                .put("channel", "letter")
                .put("requester", "self");
        String id = OFFICER.post("identity", "/requests", request)
                .mustBe(201)
                .json()
                .path("id")
                .asText();
        OFFICER.post("identity", "/requests/" + id + "/verify").mustBe(200);
        OFFICER.post(
                        "identity",
                        "/requests/" + id + "/fulfil",
                        JsonNodeFactory.instance.objectNode().put("answer", "已注销"))
                .mustBe(200);
    }

    private static JsonNode erasure() {
        String id = OFFICER.get("identity", "/erasures?subject=" + PERSON.subject())
                .mustBe(200)
                .json()
                .at("/items/0/id")
                .asText();
        return OFFICER.get("identity", "/erasures/" + id).mustBe(200).json();
    }

    /** The tables in which the person is found. */
    private static List<String> identityRows() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database("identity")) {
            for (String table : personal(connection)) {
                try (var count =
                        connection.prepareStatement("select count(*) from \"" + table + "\" where subject = ?")) {
                    count.setObject(1, PERSON.subject());
                    try (var rows = count.executeQuery()) {
                        rows.next();
                        if (rows.getLong(1) > 0) {
                            found.add(table);
                        }
                    }
                }
            }
        }
        return found;
    }

    private static void backUp() throws SQLException {
        try (Connection connection = database("identity")) {
            execute(connection, "create schema backup");
            for (String table : personal(connection)) {
                execute(
                        connection,
                        "create table backup.\"" + table + "\" as select * from public.\"" + table
                                + "\" where subject = '" + PERSON.subject() + "'");
            }
        }
    }

    /** The person's rows as they were, and no sign of an erasure. */
    private void restore() {
        try (Connection connection = database("identity")) {
            execute(connection, "delete from erasure where subject = '" + PERSON.subject() + "'");
            List<String> left = new ArrayList<>(personal(connection));
            // A child needs its parent first; as many rounds as there are tables are enough for every order.
            for (int round = 0; round < 5 && !left.isEmpty(); round++) {
                left.removeIf(table -> restored(connection, table));
            }
            execute(connection, "drop schema backup cascade");
            assertThat(left).isEmpty();
            assertThat(identityRows()).contains("person_key", "profile", "profile_item");
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private static boolean restored(Connection connection, String table) {
        try {
            execute(
                    connection,
                    "insert into public.\"" + table + "\" overriding system value table backup.\"" + table
                            + "\" on conflict do nothing");
            return true;
        } catch (SQLException itsParentIsMissing) {
            return false;
        }
    }

    private static Stream<String> secrets() {
        return Stream.of(PERSON.name(), PERSON.idNumber(), PERSON.phone(), PERSON.email(), PERSON.address())
                .flatMap(secret -> Stream.of(secret, HexFormat.of().formatHex(secret.getBytes(UTF_8))));
    }

    private static Connection database(String service) throws SQLException {
        return DriverManager.getConnection(
                RUNNING.suite().text("/databases/" + service + "/url"),
                RUNNING.suite().text("/databases/" + service + "/user"),
                RUNNING.suite().text("/databases/" + service + "/password"));
    }

    private static List<String> personal(Connection connection) throws SQLException {
        return texts(
                connection,
                "select c.table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)"
                        + " where c.table_schema = 'public' and c.column_name = 'subject' and t.table_type = 'BASE TABLE' order by 1");
    }

    private static List<String> tables(Connection connection) throws SQLException {
        return texts(
                connection,
                "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'");
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (var rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
