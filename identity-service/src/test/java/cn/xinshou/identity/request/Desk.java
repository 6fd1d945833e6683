package cn.xinshou.identity.request;

import static io.restassured.RestAssured.given;

import cn.xinshou.identity.Doors;
import io.restassured.response.ValidatableResponse;

/** How tests knock at the doors of the desk. */
public final class Desk {

    private Desk() {}

    public static ValidatableResponse file(String body) {
        return given().spec(Doors.json()).body(body).post("/requests").then();
    }

    public static String filed(String body) {
        return file(body).statusCode(201).extract().path("id");
    }

    public static ValidatableResponse act(String id, String act) {
        return given().spec(Doors.json()).post("/requests/{id}/{act}", id, act).then();
    }

    public static ValidatableResponse act(String id, String act, String body) {
        return given().spec(Doors.json())
                .body(body)
                .post("/requests/{id}/{act}", id, act)
                .then();
    }

    public static ValidatableResponse look(String id) {
        return given().spec(Doors.json()).get("/requests/{id}", id).then();
    }
}
