package cn.xinshou.consent.device;

import static cn.xinshou.consent.Asking.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import cn.xinshou.consent.Neighbour;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A device becomes a person's by proof alone: their own token and the device's. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
class LinkResourceTest {

    private static final String PERSON = "0199a000-0000-7000-8000-00000000c001";
    private static final UUID OTHER = UUID.fromString("0199a000-0000-7000-8000-00000000c002");

    private final DeviceAsking device = new DeviceAsking();

    @Inject
    DataSource database;

    @BeforeEach
    void nothingIsLinked() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("delete from device_link where subject in ('" + PERSON + "', '" + OTHER + "')");
        }
    }

    @Nested
    @TestSecurity(user = PERSON, roles = "data-subject")
    class AsDataSubject {

        @Test
        void linksADeviceByHoldingItsToken() {
            link(device.id, device.token()).statusCode(200).body("device", equalTo(device.id.toString()));

            devices().body("items.device", contains(device.id.toString()));
        }

        @Test
        void linksItOnceHoweverOftenItIsSaid() {
            link(device.id, device.token());

            link(device.id, device.token()).statusCode(200);

            devices().body("items", hasSize(1));
        }

        @Test
        void cannotLinkWithoutOrWithAForgedOrAnothersToken() {
            var another = new DeviceAsking();
            var real = device.token();
            var forged = (real.charAt(0) == 'A' ? 'B' : 'A') + real.substring(1);

            for (var token : new String[] {null, "", forged, real.substring(1), another.token()}) {
                link(device.id, token).statusCode(401).body("errors.field", hasItem("Device-Token"));
            }
            devices().body("items", empty());
        }

        @Test
        void cannotLinkToSomebodyElse() {
            request()
                    .header("Device-Token", device.token())
                    .put("/subjects/{subject}/devices/{device}", OTHER, device.id)
                    .then()
                    .statusCode(403);
        }

        @Test
        void unlinksAndMaySayItTwice() {
            link(device.id, device.token());

            for (var time = 0; time < 2; time++) {
                request()
                        .delete("/subjects/{subject}/devices/{device}", PERSON, device.id)
                        .then()
                        .statusCode(204);
            }

            devices().body("items", empty());
        }

        @Test
        void hasNoMoreThanFiftyEvenAtOnce() throws Exception {
            var claimed = Stream.generate(DeviceAsking::new).limit(60).toList();
            claimed.forEach(DeviceAsking::token);

            try (var threads = Executors.newFixedThreadPool(20)) {
                for (var answer : threads.invokeAll(claimed.stream()
                        .map(one -> (Callable<Integer>)
                                () -> link(one.id, one.token()).extract().statusCode())
                        .toList())) {
                    assertThat(answer.get()).isIn(200, 409);
                }
            }

            devices().body("items", hasSize(50));
        }

        @Test
        void isForgottenWhenErased() {
            link(device.id, device.token());

            Neighbour.publish(
                    "identity", "subject-erased.v1", UUID.fromString(PERSON), "{\"subject\": \"" + PERSON + "\"}");

            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> devices().body("items", empty()));
        }
    }

    @Nested
    @TestSecurity(user = "platform", roles = "platform")
    class AsPlatform {

        @Test
        void cannotSeeOrLinkAnybodysDevices() {
            request().get("/subjects/{subject}/devices", PERSON).then().statusCode(403);
            link(device.id, device.token()).statusCode(403);
        }
    }

    private static ValidatableResponse link(UUID device, String token) {
        var request = request();
        return (token == null ? request : request.header("Device-Token", token))
                .put("/subjects/{subject}/devices/{device}", PERSON, device)
                .then();
    }

    private static ValidatableResponse devices() {
        return request()
                .get("/subjects/{subject}/devices?limit=500", PERSON)
                .then()
                .statusCode(200);
    }
}
