package cn.xinshou.identity.access;

import static cn.xinshou.identity.Staffed.OFFICER;
import static cn.xinshou.identity.Staffed.OFFICER_2;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.People;
import cn.xinshou.identity.Profiled;
import cn.xinshou.identity.Staffed;
import cn.xinshou.identity.access.approval.GivenApprovals;
import cn.xinshou.identity.access.emergency.GivenEmergencies;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.reading.Actor;
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

/** What is published about staff and their access is what the contract says, and no word of theirs is in it. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@TestSecurity(user = OFFICER, roles = "privacy-officer")
class AccessContractTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Actor COLLEAGUE = new Actor(OFFICER_2, "privacy-officer");
    private static final Set<String> FACTS = Set.of(
            "training-course-added",
            "training-recorded",
            "training-revoked",
            "staff-access-denied",
            "access-approval-asked",
            "access-approval-decided",
            "break-glass-used",
            "break-glass-reviewed",
            "people-searched",
            "profile-read");

    private final Contract contract = Contract.of("identity-service");

    @Inject
    Database database;

    @Inject
    Profiled profiled;

    @Inject
    Staffed staffed;

    @Inject
    GivenApprovals approvals;

    @Inject
    GivenEmergencies emergencies;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @AfterEach
    void tidyUp() {
        database.empty();
        database.execute("delete from training_course where id <> 'personal-data'");
    }

    @Test
    void everyFactKeepsToItsSchemaAndHoldsNoWords() {
        var phone = People.phone();
        var subject = profiled.with("{\"name\": \"小明\", \"phone\": \"%s\", \"birthDate\": \"%s\"}"
                .formatted(phone, People.bornYearsAgo(12)));
        database.untilAllIsSaid();
        try (var topic = Topic.tail(bootstrap, "xinshou.identity")) {
            doEverything(subject, phone);

            var left = new HashSet<>(FACTS);
            while (!left.isEmpty()) {
                var received = topic.next(PATIENCE);
                var type = String.valueOf(Topic.header(received, "ce_type"));
                contract.checkEvent(type, received.value());
                assertThat(new String(received.value(), StandardCharsets.UTF_8)).doesNotContain("小明", "理由", phone);
                left.remove(type.replace("cn.xinshou.identity.", "").replace(".v1", ""));
            }
        }
    }

    private void doEverything(UUID subject, String phone) {
        var request = staffed.request(subject);
        post("/trainings/courses", """
                {"id": "minors-data", "title": {"zh": "理由", "en": "x"}, "months": 6}""").statusCode(201);
        String training = post("/trainings", """
                {"account": "%s", "course": "personal-data", "passedAt": "2026-11-20T01:00:00Z", "evidence": "%s"}
                """.formatted(OFFICER_2, "a".repeat(64)))
                .statusCode(201)
                .extract()
                .path("id");
        post("/trainings/" + training + "/revoke", "").statusCode(200);
        read(subject, request).statusCode(403);

        staffed.train(OFFICER);
        var asked = approvals.ask(subject, request, Set.of(Item.NAME), COLLEAGUE);
        post("/access-approvals/" + asked + "/approve", "").statusCode(200);
        var used = emergencies.use(subject, COLLEAGUE);
        post("/break-glass/" + used + "/review", "{\"justified\": true, \"words\": \"理由\"}")
                .statusCode(200);
        post("/people/search", "{\"phone\": \"%s\", \"case\": \"%s\"}".formatted(phone, request))
                .statusCode(200);
    }

    private static ValidatableResponse read(UUID subject, String request) {
        return given().spec(Doors.json())
                .get("/profiles/{s}?purpose=rights-requests&items=name&case={c}", subject, request)
                .then();
    }

    private static ValidatableResponse post(String path, String body) {
        return given().spec(Doors.json()).body(body).post(path).then();
    }
}
