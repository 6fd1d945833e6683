package cn.xinshou.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceFixtureTest {

    private final ServiceFixture fixture = new ServiceFixture();
    private Map<String, String> settings = Map.of();

    @BeforeAll
    void start() {
        settings = fixture.start();
    }

    @AfterAll
    void stopAndLeaveNothing() {
        List<ProcessHandle> started = ProcessHandle.current().descendants().toList();
        fixture.stop();
        assertThat(started).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void theDatabaseIsPostgres18AndTheRoleOwnsIt() throws Exception {
        try (var connection = DriverManager.getConnection(
                        setting("quarkus.datasource.jdbc.url"),
                        setting("quarkus.datasource.username"),
                        setting("quarkus.datasource.password"));
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE witness (name text)");

            assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
        }
    }

    @Test
    void whatIsPublishedOnATopicArrivesWithItsHeaders() {
        try (Topic topic = Topic.tail(setting("kafka.bootstrap.servers"), "xinshou.consent")) {
            publish("xinshou.consent", "someone", "{}", "ce_type", "cn.xinshou.consent.consent-granted.v1");

            var received = topic.next("cn.xinshou.consent.consent-granted.v1", Duration.ofSeconds(60));

            assertThat(received.key()).isEqualTo("someone");
            assertThat(received.value()).asString(StandardCharsets.UTF_8).isEqualTo("{}");
        }
    }

    private void publish(String topic, String key, String value, String header, String headerValue) {
        Map<String, Object> producerSettings = Map.of("bootstrap.servers", setting("kafka.bootstrap.servers"));
        try (var producer = new KafkaProducer<>(producerSettings, new StringSerializer(), new ByteArraySerializer())) {
            var message = new ProducerRecord<>(topic, key, value.getBytes(StandardCharsets.UTF_8));
            message.headers().add(header, headerValue.getBytes(StandardCharsets.UTF_8));
            producer.send(message);
        }
    }

    private String setting(String name) {
        return settings.get(name);
    }
}
