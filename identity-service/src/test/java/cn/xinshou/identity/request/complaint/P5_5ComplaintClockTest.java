package cn.xinshou.identity.request.complaint;

import static cn.xinshou.identity.request.Desk.act;
import static cn.xinshou.identity.request.Desk.filed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.xinshou.identity.Acting;
import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.Mails;
import cn.xinshou.identity.message.Mailroom;
import cn.xinshou.identity.request.Desk;
import cn.xinshou.identity.request.clock.DeskClock;
import cn.xinshou.local.Contract;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A complaint is reminded of and becomes overdue like any request. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P5.5")
class P5_5ComplaintClockTest {

    /** Fifteen working days later, over Spring Festival, it is the ninth of March. */
    private static final Instant BEFORE_SPRING_FESTIVAL = Instant.parse("2026-02-10T01:00:00Z");

    private final UUID person = UUID.randomUUID();

    @Inject
    Database database;

    @Inject
    DeskClock deskClock;

    @Inject
    Mailroom mailroom;

    @Inject
    MovableClock clock;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @BeforeEach
    void beginAnew() {
        clock.stopAt(BEFORE_SPRING_FESTIVAL);
        database.execute("delete from outgoing_message");
        Mails.forget();
    }

    @AfterEach
    void tidyUp() {
        clock.reset();
        database.empty();
        Acting.asNobody();
    }

    private String complained() {
        Acting.asPerson(person, clock.instant());
        return given().spec(Doors.json())
                .body("{\"words\": \"迟迟没有回音\"}")
                .post("/complaints")
                .then()
                .statusCode(201)
                .body("dueAt", equalTo("2026-03-09T01:00:00Z"))
                .extract()
                .path("id");
    }

    private static ValidatableResponse lookAt(String complaint) {
        return given().spec(Doors.json()).get("/complaints/{id}", complaint).then();
    }

    private void goTo(String instant) {
        clock.stopAt(Instant.parse(instant));
        deskClock.look();
    }

    @Test
    void theDeskIsRemindedAtHalfTimeSevenAndTwoDaysBeforeEachOnce() {
        var id = complained();
        deskClock.look();
        lookAt(id).body("reminded", empty());

        goTo("2026-02-23T12:59:59Z");
        lookAt(id).body("reminded", empty());
        goTo("2026-02-23T13:00:00Z");
        lookAt(id).body("reminded", equalTo(List.of("half-time")));
        goTo("2026-03-02T00:59:59Z");
        lookAt(id).body("reminded", equalTo(List.of("half-time")));
        goTo("2026-03-02T01:00:00Z");
        goTo("2026-03-02T02:00:00Z");
        lookAt(id).body("reminded", equalTo(List.of("half-time", "seven-days")));
        goTo("2026-03-07T00:59:59Z");
        lookAt(id).body("reminded", equalTo(List.of("half-time", "seven-days")));
        goTo("2026-03-07T01:00:00Z");

        lookAt(id)
                .body("reminded", equalTo(List.of("half-time", "seven-days", "two-days")))
                .body("overdueAt", nullValue());
    }

    @Test
    void whatIsLateIsSeenByEverybodyAtTheDeskAndCallsThem() {
        var id = complained();
        goTo("2026-03-09T00:59:59Z");
        lookAt(id).body("overdueAt", nullValue());

        goTo("2026-03-09T01:00:00Z");
        goTo("2026-03-09T01:05:00Z");
        mailroom.handOn();

        Acting.asOfficer("officer2");
        given().spec(Doors.json())
                .get("/complaints")
                .then()
                .body("items.find { it.id == '" + id + "' }.overdueAt", equalTo("2026-03-09T01:00:00Z"));
        assertThat(Mails.handed()).singleElement().satisfies(mail -> {
            assertThat(mail.at("/kind").textValue()).isEqualTo("request-overdue");
            assertThat(mail.at("/parameters/kind").textValue()).isEqualTo("complaint");
            assertThat(mail.at("/parameters/request").textValue()).isEqualTo(id);
            assertThat(mail.toString()).doesNotContain(person.toString());
        });
    }

    @Test
    void oneAboutARequestHasTheSameClock() {
        Acting.asPerson(person, clock.instant());
        var request = filed("{\"kind\": \"transfer\"}");
        act(request, "verify").statusCode(200);
        act(request, "complain", "{\"words\": \"迟迟没有回音\"}").statusCode(200);

        goTo("2026-03-09T01:00:00Z");

        Desk.look(request).body("complaint.overdueAt", equalTo("2026-03-09T01:00:00Z"));
    }

    @Test
    void whatIsDecidedIsLeftAlone() {
        var id = complained();
        Acting.asOfficer("officer");
        given().spec(Doors.json())
                .body("{\"outcome\": \"justified\", \"answer\": \"已改进\"}")
                .post("/complaints/{id}/decide", id)
                .then()
                .statusCode(200);

        goTo("2026-04-09T01:00:00Z");

        lookAt(id).body("reminded", empty()).body("overdueAt", nullValue());
    }

    @Test
    void whatIsSaidKeepsToTheContract() {
        try (var topic = Topic.tail(bootstrap, "xinshou.identity")) {
            var id = complained();
            goTo("2026-03-09T01:00:00Z");

            var seen = new ArrayList<String>();
            while (!seen.contains("cn.xinshou.identity.complaint-overdue.v1")) {
                var record = topic.next(
                        fact -> new String(fact.value(), StandardCharsets.UTF_8).contains(id), Duration.ofSeconds(60));
                var type = Topic.header(record, "ce_type");
                Contract.of("identity-service").checkEvent(type, record.value());
                seen.add(type);
            }
            assertThat(seen)
                    .filteredOn(type -> type.endsWith("complaint-reminded.v1"))
                    .hasSize(3);
        }
    }

    @Test
    @Tag("control-broken")
    void aClockThatDoesNotRunIsNoticed() {
        QuarkusMock.installMockForType(
                new PassComplaintTime(null, null, null, null) {
                    @Override
                    public void pass(UUID id) {
                        // Nobody looks.
                    }
                },
                PassComplaintTime.class);

        assertThatThrownBy(this::theDeskIsRemindedAtHalfTimeSevenAndTwoDaysBeforeEachOnce)
                .isInstanceOf(AssertionError.class);
    }
}
