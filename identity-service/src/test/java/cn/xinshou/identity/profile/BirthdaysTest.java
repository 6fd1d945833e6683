package cn.xinshou.identity.profile;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.local.Contract;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Others hear of an age when they need to, and of no more than its band. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@TestSecurity(user = "platform", roles = "platform")
class BirthdaysTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String CREATED = "cn.xinshou.identity.profile-created.v1";
    private static final String CHANGED = "cn.xinshou.identity.profile-changed.v1";

    @Inject
    Birthdays birthdays;

    @Inject
    Database database;

    @Inject
    MovableClock clock;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private final UUID child = UUID.randomUUID();

    @BeforeEach
    void agree() {
        Consents.forget();
        Consents.grant(child, "exam-registration", "birthDate", "idNumber", "name");
    }

    @AfterEach
    void tidyUp() {
        clock.reset();
        database.empty();
        database.execute("truncate birthday_look");
    }

    private void hold(String items) {
        given().spec(Doors.json())
                .body(items)
                .put("/profiles/" + child + "?purpose=exam-registration")
                .then()
                .statusCode(201);
    }

    private void at(String time) {
        clock.stopAt(OffsetDateTime.parse(time).toInstant());
    }

    private JsonPath next(Topic topic, String type) {
        var fact = topic.next(type, child.toString(), SOON);
        Contract.of("identity-service").checkEvent(type, fact.value());
        return JsonPath.from(new String(fact.value(), UTF_8));
    }

    @Test
    void aChildIsToldAsSuch() {
        try (var topic = Topic.tail(bootstrap, "xinshou.identity")) {
            at("2026-11-23T12:00:00+08:00");

            hold("{\"birthDate\": \"2012-11-24\"}");

            assertThat(next(topic, CREATED).getString("ageBand")).isEqualTo("under-14");
        }
    }

    @Test
    void nobodyIsToldAnAgeThatNobodyGave() {
        try (var topic = Topic.tail(bootstrap, "xinshou.identity")) {
            hold("{\"name\": \"李\"}");

            assertThat(next(topic, CREATED).getMap("")).doesNotContainKey("ageBand");
        }
    }

    @Test
    void noDateLeavesTheSeal() {
        hold("{\"birthDate\": \"2012-11-24\"}");

        assertThat(database.dump()).doesNotContain("2012-11-24", "20121124");
    }

    @ParameterizedTest
    @CsvSource({
        "2012-11-24, 2026-11-23T23:59:00+08:00, 2026-11-24T00:00:00+08:00, 14-17",
        "2012-02-29, 2026-02-28T23:59:00+08:00, 2026-03-01T00:00:00+08:00, 14-17",
        "2008-11-24, 2026-11-23T23:59:00+08:00, 2026-11-24T00:00:00+08:00, adult"
    })
    void aBirthdayIsToldFromItsFirstMomentInChina(String born, String before, String then, String band) {
        at("2026-01-15T12:00:00+08:00");
        hold("{\"birthDate\": \"" + born + "\"}");
        try (var topic = Topic.tail(bootstrap, "xinshou.identity")) {
            at(before);
            birthdays.look();
            assertThat(database.count("select version from profile")).isEqualTo(1);

            at(then);
            birthdays.look();

            var told = next(topic, CHANGED);
            assertThat(told.getString("ageBand")).isEqualTo(band);
            assertThat(told.getString("actor")).isEqualTo("time");
        }
    }

    @Test
    void aBirthdayIsToldOnce() {
        at("2026-11-23T12:00:00+08:00");
        hold("{\"birthDate\": \"2012-11-24\"}");
        at("2026-11-24T00:00:00+08:00");
        birthdays.look();
        database.execute("truncate birthday_look");

        birthdays.look();

        assertThat(database.count("select version from profile")).isEqualTo(2);
    }

    @Test
    void profilesOlderThanBandsAreLookedAtToo() {
        at("2026-11-23T12:00:00+08:00");
        hold("{\"birthDate\": \"2012-11-24\"}");
        database.execute("update profile set age_band = null");

        birthdays.look();

        assertThat(database.count("select count(*) from profile where age_band = 'UNDER_14'"))
                .isEqualTo(1);
    }
}
