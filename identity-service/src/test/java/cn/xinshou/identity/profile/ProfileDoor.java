package cn.xinshou.identity.profile;

import static io.restassured.RestAssured.given;

import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Doors;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;

/** How the profile of somebody who agreed to registration is written and read through its door. */
record ProfileDoor(UUID subject) {

    /** The account under which people come in themselves, who agreed too. */
    static final String OWN = "0199a000-0000-7000-8000-000000000001";

    static final String PURPOSE = "exam-registration";

    static final String[] ITEMS = {
        "name", "phone", "idNumber", "email", "address", "birthDate", "registrationNumber", "guardian", "city"
    };

    static ProfileDoor ofSomebody() {
        return new ProfileDoor(UUID.randomUUID());
    }

    void agree() {
        Consents.forget();
        Consents.grant(subject, PURPOSE, ITEMS);
        Consents.grant(UUID.fromString(OWN), PURPOSE, ITEMS);
    }

    ValidatableResponse put(String body) {
        return put(subject.toString(), PURPOSE, body);
    }

    ValidatableResponse put(String whose, String purpose, String body) {
        return given().spec(Doors.json())
                .body(body)
                .put("/profiles/{subject}?purpose={purpose}", whose, purpose)
                .then();
    }

    ValidatableResponse patch(String etag, String body) {
        return given().spec(Doors.mergePatch())
                .header("If-Match", etag)
                .body(body)
                .patch("/profiles/{subject}?purpose={purpose}", subject, PURPOSE)
                .then();
    }

    ValidatableResponse get(String purpose, String items) {
        return given().spec(Doors.json())
                .get("/profiles/{subject}?purpose={purpose}&items={items}", subject, purpose, items)
                .then();
    }
}
