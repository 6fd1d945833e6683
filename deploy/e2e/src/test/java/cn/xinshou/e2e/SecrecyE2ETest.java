package cn.xinshou.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.e2e.person.People;
import cn.xinshou.e2e.person.PeopleFile;
import cn.xinshou.e2e.person.Person;
import cn.xinshou.e2e.story.Scenes;
import cn.xinshou.e2e.story.Transcript;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After somebody lived through the whole story and much more was said of another, nothing about them can be read where it should not be. */
class SecrecyE2ETest {

    private static final RunningSuite RUNNING = RunningSuite.get();
    private static final Person PERSON = People.made().next();

    /** By what it is, so that a failure need not show it. */
    private static final Map<String, String> SECRETS = new LinkedHashMap<>();

    @BeforeAll
    static void live() {
        List<String> events = List.of("policy", "register", "decide", "order", "login", "breach", "withdraw", "copy");
        Story.play(
                RUNNING.suite(),
                List.of(new PeopleFile.Row(1, PERSON, events)),
                new Transcript(new PrintStream(OutputStream.nullOutputStream(), true, UTF_8)),
                new PrintStream(OutputStream.nullOutputStream(), true, UTF_8));
        assertThat(Scenes.words()).containsAll(events);
        SECRETS.put("name", PERSON.name());
        SECRETS.put("idNumber", PERSON.idNumber());
        SECRETS.put("phone", PERSON.phone());
        SECRETS.put("email", PERSON.email());
        SECRETS.put("address", PERSON.address());
        SECRETS.put("account", PERSON.account());
        SECRETS.put("birthDate", PERSON.items().path("birthDate").asText());
        MuchSaid.by(RUNNING, People.made()).forEach((what, value) -> SECRETS.put("other person's " + what, value));
        assertThat(SECRETS).hasSizeGreaterThan(35).doesNotContainValue("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"consent", "identity", "audit", "breach", "keycloak"})
    void noTableHoldsAnythingReadable(String service) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = RUNNING.database(service)) {
            List<String> tables = tables(connection);
            assertThat(tables).hasSizeGreaterThan(3);
            for (String table : tables) {
                try (var rows = connection.createStatement().executeQuery("select t::text from \"" + table + "\" t")) {
                    while (rows.next()) {
                        found.addAll(secretsIn(rows.getString(1), service + "." + table));
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void noTopicHoldsAnythingReadable() {
        List<String> found = new ArrayList<>();
        int read = 0;
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", RUNNING.suite().text("/kafka")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic -> topic.getKey().startsWith("xinshou"))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<byte[], byte[]> event : consumer.poll(Duration.ofSeconds(1))) {
                    read++;
                    found.addAll(secretsIn(text(event), event.topic()));
                }
            }
        }
        assertThat(read).isGreaterThan(20);
        assertThat(found).isEmpty();
    }

    @Test
    void noLogHoldsAnythingReadable() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> logs = Files.walk(RUNNING.logs())) {
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                found.addAll(secretsIn(
                        new String(Files.readAllBytes(log), UTF_8),
                        log.getFileName().toString()));
            }
        }
        assertThat(found).isEmpty();
    }

    /** Keys, tombstones, and the raw files of the database and the broker, in which what was deleted may lie on. */
    @Test
    void noFileHoldsAnythingReadable() throws IOException {
        List<String> found = new ArrayList<>();
        int read = 0;
        try (Stream<Path> files = Files.walk(RUNNING.folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                read++;
                found.addAll(
                        secretsIn(latin(file), RUNNING.folder().relativize(file).toString(), SecrecyE2ETest::latin));
            }
        }
        assertThat(read).isGreaterThan(100);
        assertThat(found).isEmpty();
    }

    /** Mails have to be addressed and may greet; nothing else of a person travels in them. */
    @Test
    void noMailHoldsMoreThanAName() throws IOException, InterruptedException {
        String mails = RUNNING.mails();
        assertThat(mails).contains(PERSON.email());

        assertThat(secretsIn(mails, "mail")).allMatch(found -> found.startsWith("name ") || found.startsWith("email "));
    }

    /** Bytes as characters, so that files of every kind can be searched. */
    private static String latin(Path file) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1);
        } catch (IOException gone) {
            // Databases and brokers put files away while they are looked at.
            return "";
        }
    }

    private static String latin(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    private static List<String> secretsIn(String text, String place) {
        return secretsIn(text, place, secret -> secret);
    }

    /** As text, and as the hexadecimal form in which the database shows bytes. */
    private static List<String> secretsIn(String text, String place, UnaryOperator<String> written) {
        return SECRETS.entrySet().stream()
                .filter(secret -> text.contains(written.apply(secret.getValue()))
                        || text.contains(
                                HexFormat.of().formatHex(secret.getValue().getBytes(UTF_8))))
                .map(secret -> secret.getKey() + " in " + place)
                .distinct()
                .toList();
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (var rows = connection
                .createStatement()
                .executeQuery("select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_type = 'BASE TABLE' order by 1")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static String text(ConsumerRecord<byte[], byte[]> event) {
        StringBuilder text = new StringBuilder();
        if (event.key() != null) {
            text.append(new String(event.key(), UTF_8));
        }
        if (event.value() != null) {
            text.append(new String(event.value(), UTF_8));
        }
        event.headers()
                .forEach(header -> text.append(header.key())
                        .append(header.value() == null ? "" : new String(header.value(), UTF_8)));
        return text.toString();
    }
}
