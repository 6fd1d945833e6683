package cn.xinshou.identity.sealing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.People;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Somebody gets hold of the database, and of nothing else (promise P4.1). */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@TestSecurity(
        user = "platform",
        roles = {"platform", "service-breach"})
@Tag("P4.1")
class P4_1AtRestTest {

    private static final String[] ITEMS = {
        "name", "phone", "idNumber", "email", "address", "userName", "birthDate", "registrationNumber", "guardian"
    };

    @Inject
    Database database;

    private final UUID subject = UUID.randomUUID();

    @AfterEach
    void tidyUp() {
        database.empty();
    }

    @Test
    void findsNoValueOfAPersonInAnyTable() {
        var idNumber = People.idNumber();
        var phone = People.phone();
        var values = new String[] {
            "司马𠮷祥",
            phone,
            idNumber,
            "sima.jixiang@example.cn",
            "乌鲁木齐路一百零八号",
            "jixiang88",
            "2001-02-28",
            "K20261188",
            "诸葛监护"
        };
        Consents.grant(subject, "exam-registration", ITEMS);

        write("Idempotency-Key", "PUT", """
                {"name": "%s", "phone": "%s", "idNumber": "%s", "email": "%s", "address": "%s", "userName": "%s",
                 "birthDate": "%s", "registrationNumber": "%s", "guardian": {"name": "%s"}}""".formatted((Object[]) values));
        given().spec(Doors.mergePatch())
                .header("If-Match", "\"1\"")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"address\": \"解放南路九十九号\"}")
                .patch("/profiles/{s}?purpose=exam-registration", subject)
                .then()
                .statusCode(200);
        given().spec(Doors.json())
                .get("/profiles/{s}?purpose=exam-registration&items=" + String.join(",", ITEMS), subject)
                .then()
                .statusCode(200);
        given().spec(Doors.json())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"subject\": \"%s\", \"kind\": \"correction\", \"details\": \"应为端木祥瑞\", \"proof\": \"户口本第七页\"}"
                        .formatted(subject))
                .post("/requests")
                .then()
                .statusCode(201);

        var dump = database.dump();

        assertThat(dump).contains(subject.toString());
        assertThat(dump).doesNotContain(values).doesNotContain("解放南路九十九号", "端木祥瑞", "户口本第七页");
        for (var value : values) {
            assertThat(dump).doesNotContain(Base64.getEncoder().withoutPadding().encodeToString(value.getBytes()));
        }
    }

    @Test
    @Tag("control-broken")
    void wouldFindAValueThatWasNotSealed() {
        Consents.grant(subject, "exam-registration", "name");
        write("Idempotency-Key", "PUT", "{\"name\": \"司马𠮷祥\"}");
        assertThat(database.dump()).doesNotContain("司马𠮷祥");

        database.execute(
                "update profile_item set sealed = convert_to('\"司马𠮷祥\"', 'UTF8') where subject = '" + subject + "'");

        assertThat(database.dump())
                .contains(Base64.getEncoder()
                        .withoutPadding()
                        .encodeToString("\"司马𠮷祥\"".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .substring(0, 12));
    }

    @Test
    void cannotPutOnePersonsValueInAnothersPlace() {
        var other = UUID.randomUUID();
        for (var person : new UUID[] {subject, other}) {
            Consents.grant(person, "exam-registration", ITEMS);
            given().spec(Doors.json())
                    .body("{\"name\": \"李明\", \"address\": \"长安街1号\"}")
                    .put("/profiles/{s}?purpose=exam-registration", person)
                    .then()
                    .statusCode(201);
        }
        database.execute("update profile_item a set sealed = b.sealed from profile_item b where a.subject = '" + subject
                + "' and b.subject = '" + other + "' and a.item = 'name' and b.item = 'name'");
        database.execute("update profile_item a set sealed = b.sealed from profile_item b where a.subject = '" + other
                + "' and b.subject = '" + other + "' and a.item = 'name' and b.item = 'address'");

        for (var person : new UUID[] {subject, other}) {
            given().get("/profiles/{s}?purpose=exam-registration&items=name", person)
                    .then()
                    .statusCode(500);
        }
    }

    private void write(String header, String method, String body) {
        given().spec(Doors.json())
                .header(header, UUID.randomUUID().toString())
                .body(body)
                .request(method, "/profiles/{s}?purpose=exam-registration", subject)
                .then()
                .statusCode(201);
    }
}
