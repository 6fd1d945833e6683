package cn.xinshou.identity.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.FarSide;
import cn.xinshou.identity.delivery.Sending;
import cn.xinshou.identity.profile.GivenProfiles;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A successor (merger, acquisition, bankruptcy) gets nobody's data without consent-service's yes for that very person. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@TestSecurity(user = "platform", roles = "platform")
@Tag("P3.2")
class P3_2SuccessorTest {

    @Inject
    Database database;

    @Inject
    GivenProfiles profiles;

    @Inject
    GivenDisclosures disclosures;

    @Inject
    Sending worker;

    private final UUID agreed = UUID.randomUUID();
    private final UUID silent = UUID.randomUUID();
    private final FarSide successor = new FarSide();

    @BeforeEach
    void aSuccessorIsAnnounced() {
        Consents.forget();
        profiles.put(agreed, "{\"name\": \"王芳\"}");
        profiles.put(silent, "{\"name\": \"赵敏\"}");
        disclosures.recipient("successor", successor.endpoint(), "CN-SH", 1);
        Consents.grantTelling(agreed, "certificate-delivery", "successor", "name");
    }

    @AfterEach
    void tidyUp() {
        successor.close();
        database.empty();
    }

    private void handOver() {
        given().spec(Doors.json())
                .body("{\"disclosure\": \"" + disclosures.allowed("successor", new UUID[] {agreed, silent}, "name")
                        + "\"}")
                .post("/releases")
                .then()
                .statusCode(201)
                .body("subjects.findAll { it.state == 'waiting' }.subject", contains(agreed.toString()));
    }

    private List<String> arrived() {
        worker.send();
        return successor.arrivals().stream()
                .map(arrival -> JsonPath.from(arrival.text()).getString("subject"))
                .toList();
    }

    @Test
    void getsThoseAloneWhoAgreed() {
        handOver();

        assertThat(arrived()).containsExactly(agreed.toString());
    }

    @Test
    @Tag("control-broken")
    void whereConsentServiceSaidYesForEverybodyTheCheckWouldFail() {
        Consents.grantTelling(silent, "certificate-delivery", "successor", "name");

        assertThatThrownBy(this::handOver).isInstanceOf(AssertionError.class);
    }
}
