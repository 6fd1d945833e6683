package cn.xinshou.identity.school;

import static io.restassured.RestAssured.given;

import cn.xinshou.identity.Acting;
import cn.xinshou.identity.Doors;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.UUID;

/** A school's staff, and what they and the organisation do over and over. */
final class Schools {

    static final String STAFF = "0199a000-0000-7000-8000-00000000005a";
    static final String OTHER_STAFF = "0199a000-0000-7000-8000-00000000005b";
    static final String PURPOSE = "exam-registration";

    private Schools() {}

    static void asStaff() {
        Acting.as(STAFF, "school-staff");
    }

    static void asPerson(UUID subject) {
        Acting.asPerson(subject, Instant.now());
    }

    /** Five candidates at most, name, number and phone, for thirty days. */
    static UUID delegated() {
        return delegated(Instant.now().plusSeconds(30L * 24 * 3600), 5);
    }

    static UUID delegated(Instant until, int atMost) {
        Acting.asOfficer("officer");
        return UUID.fromString(delegate("""
                {"school": "4111010001", "schoolName": "示例中学", "purpose": "%s", "exam": "2026-10 自学考试",
                 "items": ["name", "idNumber", "phone", "city"], "staff": ["%s"], "until": "%s", "atMost": %d}
                """.formatted(PURPOSE, STAFF, until, atMost))
                .statusCode(201)
                .extract()
                .path("id"));
    }

    static ValidatableResponse delegate(String body) {
        return given().spec(Doors.json()).body(body).post("/delegations").then();
    }

    static ValidatableResponse enter(UUID delegation, String rows) {
        asStaff();
        return given().spec(Doors.json())
                .body(rows)
                .post("/delegations/{id}/candidates", delegation)
                .then();
    }

    /** One row for a person whom the platform knows. */
    static UUID entered(UUID delegation, String row, UUID subject, String items) {
        return UUID.fromString(enter(delegation, """
                [{"row": "%s", "subject": "%s", "items": %s}]""".formatted(row, subject, items))
                .statusCode(200)
                .extract()
                .path("rows[0].entry"));
    }

    static ValidatableResponse mine(UUID subject) {
        asPerson(subject);
        return given().spec(Doors.json()).get("/me/school-entries").then();
    }

    static ValidatableResponse confirm(UUID subject, UUID entry, String body) {
        asPerson(subject);
        return given().spec(Doors.json())
                .body(body)
                .post("/me/school-entries/{id}/confirm", entry)
                .then();
    }

    static ValidatableResponse reject(UUID subject, UUID entry) {
        asPerson(subject);
        return given().spec(Doors.json())
                .post("/me/school-entries/{id}/reject", entry)
                .then();
    }

    static ValidatableResponse claim(UUID subject, String name, String idNumber) {
        asPerson(subject);
        return given().spec(Doors.json())
                .body("{\"name\": \"%s\", \"idNumber\": \"%s\"}".formatted(name, idNumber))
                .post("/me/school-entries/claim")
                .then();
    }

    static ValidatableResponse revoke(UUID delegation) {
        Acting.asOfficer("officer");
        return given().spec(Doors.json())
                .post("/delegations/{id}/revoke", delegation)
                .then();
    }
}
