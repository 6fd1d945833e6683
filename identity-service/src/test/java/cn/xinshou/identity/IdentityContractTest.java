package cn.xinshou.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.journal.Event;
import cn.xinshou.local.Contract;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is published is what the contract says: the bytes on the broker, not the records in memory. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@TestSecurity(
        user = "staff",
        roles = {"platform", "service-breach"})
class IdentityContractTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Contract contract = Contract.of("identity-service");
    private final UUID subject = UUID.randomUUID();

    @Inject
    Database database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @AfterEach
    void tidyUp() {
        database.empty();
    }

    @Test
    void everyKindOfFactHasASchemaAndAnExample() {
        var facts = events();

        assertThat(contract.facts()).hasSize(facts.size());
        assertThat(contract.examples()).map(Contract.Example::fact).containsAll(contract.facts());
    }

    @Test
    void whatIsPublishedKeepsToItsSchema() {
        try (var topic = Topic.tail(bootstrap, "xinshou.identity")) {
            doEverything();

            var seen = new HashMap<String, ConsumerRecord<String, byte[]>>();
            var expected = Set.of(
                    "profile-created",
                    "profile-changed",
                    "profile-read",
                    "registration-order-placed",
                    "registration-order-lifted",
                    "request-received");
            while (!seen.keySet().containsAll(types(expected))) {
                var received = topic.next(PATIENCE);
                var type = Topic.header(received, "ce_type");
                contract.checkEvent(type, received.value());
                if (subject.toString().equals(received.key())) {
                    seen.put(type, received);
                }
            }

            for (var received : seen.values()) {
                assertThat(Topic.header(received, "ce_subject")).isEqualTo(subject.toString());
                assertThat(Topic.header(received, "ce_source")).isEqualTo("/xinshou/identity");
                assertThat(new String(received.value(), StandardCharsets.UTF_8)).doesNotContain("李𠮷", "上海", "请给我");
            }
        }
    }

    private void doEverything() {
        Consents.grant(subject, "exam-registration", "name", "city");
        var profile = "/profiles/" + subject;
        given().spec(Doors.json())
                .body("{\"name\": \"李𠮷\"}")
                .put(profile + "?purpose=exam-registration")
                .then()
                .statusCode(201);
        given().spec(Doors.mergePatch())
                .header("If-Match", "\"1\"")
                .body("{\"city\": \"上海\"}")
                .patch(profile + "?purpose=exam-registration")
                .then()
                .statusCode(200);
        given().spec(Doors.json())
                .get(profile + "?purpose=exam-registration&items=city")
                .then()
                .statusCode(200);
        given().spec(Doors.json())
                .body("""
                {"order": "O-1", "exam": "自学考试", "items": ["name"], "from": "2026-01-01T00:00:00Z", "until": "2026-02-01T00:00:00+08:00"}
                """)
                .post(profile + "/registration-orders")
                .then()
                .statusCode(201);
        given().spec(Doors.json())
                .delete(profile + "/registration-orders/O-1")
                .then()
                .statusCode(204);
        given().spec(Doors.json())
                .body("{\"subject\": \"%s\", \"kind\": \"copy\", \"details\": \"请给我\"}".formatted(subject))
                .post("/requests")
                .then()
                .statusCode(201);
    }

    private static Set<String> types(Set<String> facts) {
        var types = new HashSet<String>();
        facts.forEach(fact -> types.add("cn.xinshou.identity." + fact + ".v1"));
        return types;
    }

    private static Map<String, JavaClass> events() {
        var events = new HashMap<String, JavaClass>();
        new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("cn.xinshou.identity")
                        .stream()
                        .filter(type -> type.isAssignableTo(Event.class) && type.isRecord())
                        .forEach(type -> events.put(type.getName(), type));
        return events;
    }
}
