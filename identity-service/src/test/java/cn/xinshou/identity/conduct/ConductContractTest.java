package cn.xinshou.identity.conduct;

import static cn.xinshou.identity.Staffed.OFFICER;
import static cn.xinshou.identity.Staffed.OFFICER_2;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.profile.GivenProfiles;
import cn.xinshou.local.Contract;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is published about misuse and sanctions is what the contract says; no words, and not who of the staff reported. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@TestSecurity(
        user = OFFICER,
        roles = {"privacy-officer", "responder"})
class ConductContractTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> FACTS = Set.of(
            "misuse-reported", "misuse-answered", "sanction-imposed", "sanction-appealed", "sanction-appeal-decided");

    private final Contract contract = Contract.of("identity-service");

    @Inject
    Database database;

    @Inject
    GivenProfiles profiles;

    @Inject
    AppealSanction appeal;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @AfterEach
    void tidyUp() {
        database.empty();
    }

    @Test
    void everyFactKeepsToItsSchemaAndHoldsNoWords() {
        database.untilAllIsSaid();
        try (var topic = Topic.tail(bootstrap, "xinshou.identity")) {
            doEverything();

            var left = new HashSet<>(FACTS);
            while (!left.isEmpty()) {
                var received = topic.next(PATIENCE);
                var type = String.valueOf(Topic.header(received, "ce_type"));
                var data = new String(received.value(), StandardCharsets.UTF_8);
                contract.checkEvent(type, received.value());
                assertThat(data).doesNotContain("理由");
                if (type.contains("misuse-reported")) {
                    assertThat(data).doesNotContain(OFFICER + "\"").contains(OFFICER_2);
                }
                left.remove(type.replace("cn.xinshou.identity.", "").replace(".v1", ""));
            }
        }
    }

    private void doEverything() {
        post("/misuse-reports", "{\"about\": \"%s\", \"words\": \"理由\"}".formatted(OFFICER_2))
                .statusCode(201);
        post("/misuse-reports/" + reportedBySomebodyElse() + "/answer", "{\"outcome\": \"unclear\", \"words\": \"理由\"}")
                .statusCode(200);
        post("/sanctions", """
                {"subject": "%s", "kind": "warning", "reasons": "理由", "evidence": ["%s"]}
                """.formatted(UUID.randomUUID(), "a".repeat(64))).statusCode(201);

        // Whoever is signed in here appeals as the person, and decides on what a colleague imposed.
        profiles.put(UUID.fromString(OFFICER), "{\"city\": \"北京\"}");
        appeal.appeal(imposed(OFFICER), "理由");
        var appealed = imposed(UUID.randomUUID().toString());
        database.execute(
                "update sanction set appealed_at = now(), appeal_due_at = now() where id = '" + appealed + "'");
        post("/sanctions/" + appealed + "/decide-appeal", "{\"lifted\": true, \"reasons\": \"理由\"}")
                .statusCode(200);
    }

    private UUID imposed(String subject) {
        var id = UUID.randomUUID();
        database.execute("""
                insert into sanction (id, subject, kind, reasons, evidence, imposed_by, imposed_at)
                values ('%s', '%s', 'WARNING', 'x', '{%s}', '%s', now())
                """.formatted(id, subject, "a".repeat(64), OFFICER_2));
        return id;
    }

    private UUID reportedBySomebodyElse() {
        var id = UUID.randomUUID();
        database.execute("""
                insert into misuse_report (id, reporter, words, received_at, due_at) values ('%s', 'somebody', 'x', now(), now())
                """.formatted(id));
        return id;
    }

    private static ValidatableResponse post(String path, String body) {
        return given().spec(Doors.json()).body(body).post(path).then();
    }
}
