package cn.xinshou.consent.device;

import static cn.xinshou.consent.Asking.request;

import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.UUID;

/** A browser on one device: it keeps the token it was handed, and may send signals. */
public final class DeviceAsking {

    final UUID id = UUID.randomUUID();
    private String token;
    private Headers signals = new Headers();

    /** Sends these header lines, such as {@code Sec-GPC: 1}, from now on. */
    DeviceAsking sending(String... lines) {
        signals = new Headers(Arrays.stream(lines)
                .map(line -> new Header(line.split(": ", 2)[0], line.split(": ", 2)[1]))
                .toList());
        return this;
    }

    DeviceAsking forgettingItsToken() {
        token = null;
        return this;
    }

    DeviceAsking holding(String other) {
        token = other;
        return this;
    }

    String token() {
        if (token == null) {
            see().statusCode(200);
        }
        return token;
    }

    /** Says that it is the person's, with the person's token that the test has. */
    public ValidatableResponse linkTo(String person) {
        return request()
                .header("Device-Token", token())
                .put("/subjects/{subject}/devices/{device}", person, id)
                .then()
                .statusCode(200);
    }

    ValidatableResponse see() {
        return keep(plain().get("/devices/{device}/choices", id).then());
    }

    ValidatableResponse choose(String purpose, String choice) {
        return put("""
                {"choices": [{"purpose": "%s", "choice": "%s"}], "surface": "banner"}
                """.formatted(purpose, choice));
    }

    /** After having been shown that the browser's signal asks for the contrary. */
    ValidatableResponse grantKnowingly(String purpose) {
        return put("""
                {"choices": [{"purpose": "%s", "choice": "grant", "signalShown": true}], "surface": "banner"}
                """.formatted(purpose));
    }

    ValidatableResponse put(String body) {
        return keep(plain().contentType(ContentType.JSON)
                .body(body)
                .put("/devices/{device}/choices", id)
                .then());
    }

    RequestSpecification plain() {
        var request = request().headers(signals);
        return token == null ? request : request.header("Device-Token", token);
    }

    private ValidatableResponse keep(ValidatableResponse answer) {
        if (answer.extract().statusCode() == 200) {
            var handed = answer.extract().<String>path("token");
            token = handed == null ? token : handed;
        }
        return answer;
    }

    static String effective(String purpose) {
        return "choices.find { it.purpose == '" + purpose + "' }.effective";
    }

    static String source(String purpose) {
        return "choices.find { it.purpose == '" + purpose + "' }.source";
    }
}
