package cn.xinshou.audit;

import static io.restassured.RestAssured.given;

import cn.xinshou.local.Contract;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;

/** Logins that lead to a decision, as the platform reports them. Every answer is held against the contract. */
public final class OddLogins {

    public static final Contract CONTRACT = Contract.of("audit-service");
    public static final String HOME = "59.52.0.1";
    public static final String AWAY = "223.5.5.5";

    private OddLogins() {}

    public static ValidatableResponse get(String path, Object... values) {
        return given().filter(CONTRACT.responses()).get(path, values).then();
    }

    public static ValidatableResponse post(String path, String body, Object... values) {
        return given().filter(CONTRACT.responses())
                .contentType(ContentType.JSON)
                .body(body)
                .post(path, values)
                .then();
    }

    public static ValidatableResponse login(String account, String subject, String device, String ip, int minutesAgo) {
        return post("/login-events", """
                {"account": "%s", "subject": "%s", "device": "%s", "ip": "%s", "userAgent": "Chrome/142 Windows",
                 "outcome": "success", "at": "%s"}
                """.formatted(
                                account, subject, device, ip, Instant.now().minus(Duration.ofMinutes(minutesAgo))))
                .statusCode(200);
    }

    /** @return the id of the decision about a login from a place where the person never was */
    public static String decision(String account, String subject) {
        for (var minutes = 40; minutes > 10; minutes -= 10) {
            login(account, subject, "home", HOME, minutes);
        }
        return odd(account, subject).extract().path("decisionId");
    }

    public static ValidatableResponse odd(String account, String subject) {
        return login(account, subject, "other", AWAY, 1);
    }
}
