package cn.xinshou.identity.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.Profiled;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was collected for a purpose that the policy in force does not name any more is not kept for want of a period (PIPL 47 (1)). */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@TestSecurity(user = "officer", roles = "privacy-officer")
@Tag("P4.4")
class P4_4DroppedPurposeTest {

    private static final Instant BEFORE = Instant.parse("2027-12-31T15:59:00Z");
    private static final Instant IN_FORCE = Instant.parse("2027-12-31T16:00:00Z");
    private static final String DROPPED = "becoming-longer";

    @Inject
    Database database;

    @Inject
    Profiled profiled;

    @Inject
    Rules rules;

    @Inject
    DataSource source;

    @RestClient
    PolicyService policies;

    @Inject
    DropEnded dropEnded;

    @Inject
    MovableClock clock;

    private UUID person;

    @BeforeEach
    void aPersonWhoGaveTheirCityForAPurposeThatTheThirdVersionDropped() {
        Consents.forget();
        List.of("current", "2027-01-01", "2028-01-01").forEach(version -> rules.learn(policies.version(version)));
        clock.stopAt(IN_FORCE);
        person = profiled.with("{\"name\": \"端木祥瑞\", \"city\": \"上海\"}");
        database.execute("update profile_item set purpose = '" + DROPPED
                + "', since = '2027-12-01T00:00:00Z' where item = 'city'");
    }

    @AfterEach
    void tidyUp() {
        clock.reset();
        Consents.forget();
        database.empty();
        database.execute("truncate erasure, deletion, retention_policy, milestone, ended_purpose, hold cascade");
    }

    @Test
    void itGoesFromTheDayOnWhichTheVersionHolds() {
        assertThat(leftAfterANight()).isZero();
        assertThat(database.count("select count(*) from profile_item where item = 'name'"))
                .isOne();
        assertThat(database.count("select count(*) from ended_purpose")).isZero();
    }

    @Test
    void itStaysUntilThen() {
        clock.stopAt(BEFORE);

        assertThat(leftAfterANight()).isOne();
    }

    @Test
    void theReportSaysWhichVersionNamedItLast() {
        run(true)
                .body(find("dropped.lastNamedBy"), equalTo("2027-01-01"))
                .body(find("dropped.at"), equalTo("2027-12-31T16:00:00Z"))
                .body(find("dropped.items"), equalTo(1))
                .body(find("dropped.people"), equalTo(1))
                .body(find("erased"), equalTo(0))
                .body("purposes.find { it.purpose == 'certificate-delivery' }.dropped", nullValue());
        assertThat(left()).isOne();
        given().spec(Doors.json())
                .get("/retention")
                .then()
                .statusCode(200)
                .body("due.find { it.purpose == '" + DROPPED + "' }.dropped.items", equalTo(1));
    }

    @Test
    void whatAnotherPermittedPurposeNeedsIsHeldForThat() {
        Consents.grant(person, "corroboration", "city");

        assertThat(leftAfterANight()).isOne();
        assertThat(database.count(
                        "select count(*) from profile_item where item = 'city' and purpose = 'corroboration'"))
                .isOne();
    }

    @Test
    void whomAnOlderVersionGovernsKeepsIt() {
        Consents.grant(person, DROPPED, "city");

        assertThat(leftAfterANight()).isOne();
        assertThat(database.count(
                        "select count(*) from profile_item where item = 'city' and purpose = '" + DROPPED + "'"))
                .isOne();
    }

    @Test
    void whileNobodyCanSayItStays() {
        Consents.mood("failing");

        assertThat(leftAfterANight()).isOne();
        assertThat(database.count("select count(*) from ended_purpose where due_at > '2027-12-31T16:00:01Z'"))
                .isOne();
    }

    @Test
    void aPurposeThatNoVersionEverNamedIsNotTouched() {
        database.execute("update profile_item set purpose = 'asked-for-apart' where item = 'city'");

        assertThat(leftAfterANight()).isOne();
    }

    @Test
    @Tag("control-broken")
    void withoutTheLookAtDroppedPurposesItStays() {
        QuarkusMock.installMockForType(
                new Rules(source) {
                    @Override
                    List<Rule> dropped(Instant now) {
                        return List.of();
                    }
                },
                Rules.class);

        assertThatThrownBy(() -> assertThat(leftAfterANight()).isZero()).isInstanceOf(AssertionError.class);
    }

    private long leftAfterANight() {
        run(false);
        dropEnded.look();
        return left();
    }

    private long left() {
        return database.count("select count(*) from profile_item where item = 'city'");
    }

    private static ValidatableResponse run(boolean dry) {
        return given().spec(Doors.json())
                .body("{\"dryRun\": " + dry + "}")
                .post("/retention")
                .then()
                .statusCode(200)
                .body("state", equalTo("done"));
    }

    private static String find(String what) {
        return "purposes.find { it.purpose == '" + DROPPED + "' }." + what;
    }
}
