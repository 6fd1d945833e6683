package cn.xinshou.identity.access;

import static cn.xinshou.identity.Staffed.PURPOSE;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.identity.Doors;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;

/** How staff ask for a profile on a case, and what they are told where something is missing. */
final class ReadOnCase {

    private ReadOnCase() {}

    static ValidatableResponse read(UUID subject, String query) {
        return given().spec(Doors.json()).get("/profiles/" + subject + query).then();
    }

    static void lacks(ValidatableResponse answer, String... missing) {
        answer.statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/staff-access-denied"))
                .body("promise", equalTo("P4.1"))
                .body("errors.field", contains(missing));
    }

    /** For the purpose of a request. */
    static String query(String caseId, String more) {
        return "?purpose=" + PURPOSE + "&case=" + caseId + more;
    }
}
