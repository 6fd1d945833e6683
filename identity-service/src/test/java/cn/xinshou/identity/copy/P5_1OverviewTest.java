package cn.xinshou.identity.copy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.profile.GivenProfiles;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People see everything held about them, where it came from, who received it, who read it. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P5.1")
class P5_1OverviewTest {

    private static final String OWN = "0199a000-0000-7000-8000-000000000002";

    @Inject
    Database database;

    @Inject
    GivenProfiles profiles;

    @BeforeEach
    void somebodyIsKnownReadAndToldOf() {
        profiles.put(UUID.fromString(OWN), "{\"name\": \"李一\", \"city\": \"110108\"}");
        database.execute("""
                insert into profile_read (subject, items, purpose, reader, role, unmasked, at)
                select '%s', '{name}', 'exam-registration', 'platform', 'platform', true, now() from generate_series(1, 60)
                """.formatted(OWN));
        database.execute("""
                insert into delivery (id, subject, cause, reference, recipient, name, purpose, items, version, state, tries, at, ended_at)
                values (gen_random_uuid(), '%s', 'RELEASE', gen_random_uuid(), 'courier', '示例快递', 'certificate-delivery', '{name}', 1,
                        'DELIVERED', 1, now(), now())
                """.formatted(OWN));
    }

    @AfterEach
    void tidyUp() {
        database.empty();
    }

    private static ValidatableResponse overview(String path) {
        return given().spec(Doors.json()).get(path).then();
    }

    @Nested
    @TestSecurity(user = OWN, roles = "data-subject")
    class AsDataSubject {

        @Test
        void seesAllOfIt() {
            overview("/me/profile/overview")
                    .statusCode(200)
                    .body("items.item", contains("name", "city"))
                    .body("items[0].label", equalTo("姓名 Name"))
                    .body("items[0].value", equalTo("李一"))
                    .body("items[0].purpose", equalTo("exam-registration"))
                    .body("items[0].from.role", equalTo("platform"))
                    .body("items[0].told", contains("示例快递"))
                    .body("items[1].told", hasSize(0))
                    .body("readers.total", equalTo(60))
                    .body("readers.items", hasSize(50))
                    .body("requests", hasSize(0))
                    .body("recipients.total", equalTo(1))
                    .body("recipients.items.recipient", hasItem("courier"));
        }

        @Test
        @Tag("control-broken")
        void aReadThatIsNotWrittenDownWouldBeMissed() {
            database.execute("delete from profile_read");

            assertThatThrownBy(this::seesAllOfIt).isInstanceOf(AssertionError.class);
        }

        @Test
        void theLookItselfStandsInTheNextOne() {
            overview("/me/profile/overview").statusCode(200);

            overview("/me/profile/overview").body("readers.items[0].role", equalTo("data-subject"));
        }

        @Test
        void seesNobodyElses() {
            overview("/profiles/" + UUID.randomUUID() + "/overview").statusCode(403);
        }

        @Test
        void ofWhomNothingIsHeldIsToldSo() {
            database.empty();

            overview("/me/profile/overview").statusCode(200).body("items", hasSize(0));
            assertThat(database.count("select count(*) from profile_read")).isZero();
        }
    }

    @Test
    @TestSecurity(user = "platform", roles = "platform")
    void thePlatformReadsNothingWholesale() {
        overview("/profiles/" + OWN + "/overview").statusCode(403);
    }

    @Test
    void nobodyComesInWithoutAToken() {
        overview("/profiles/" + OWN + "/overview").statusCode(401);
        overview("/me/profile/overview").statusCode(401);
    }
}
