package cn.xinshou.breach;

import static io.restassured.RestAssured.given;

import cn.xinshou.local.Contract;
import io.restassured.filter.Filter;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** What callers say to the service, word by word. Every answer is held against the published contract. */
public final class Calls {

    private static final Filter CONTRACT = Contract.of("breach-notifier").responses();

    private Calls() {}

    public static RequestSpecification call() {
        return given().filter(CONTRACT);
    }

    public static ValidatableResponse post(String path, String body) {
        return call().contentType(ContentType.JSON).body(body).post(path).then();
    }

    public static ValidatableResponse act(String path) {
        return call().post(path).then();
    }

    public static ValidatableResponse get(String path) {
        return call().get(path).then();
    }

    public static String incident(String facts) {
        return """
                {"title": "报名系统登录凭据疑似泄露", "occurredFrom": "2026-11-20T01:00:00Z",
                 "discoveredAt": "2026-11-20T02:00:00Z", "learnedAt": "2026-11-20T03:00:00Z",
                 "type": "data-security/leak", "reporterProfile": "other", "facts": %s}
                """.formatted(facts);
    }

    public static String opened() {
        return post("/incidents", incident("null")).statusCode(201).extract().path("id");
    }

    public static final String COMPLETE = """
            {"title": {"zh": "关于个人信息安全事件的通知", "en": "Notice of a personal information incident"},
             "happened": {"zh": "11月20日，部分账号被他人登录。", "en": "On 20 November some accounts were accessed by others."},
             "dataKinds": ["phone", "email"], "cause": {"zh": "密码在其他网站泄露", "en": "Passwords leaked elsewhere"},
             "impact": {"zh": "可能收到诈骗信息。", "en": "You may receive fraudulent messages."},
             "measures": {"zh": "已要求重设密码。", "en": "Passwords are being reset."},
             "advice": {"zh": "请更换密码。", "en": "Change your password."},
             "remedies": {"zh": "可申请核查与更正。", "en": "You may ask for a review and correction."},
             "contact": "privacy@xinshou.example 010-12345678", "channels": ["email"]}
            """;

    public static String drafted(String incident) {
        return post("/incidents/" + incident + "/notices", COMPLETE)
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static ValidatableResponse addRecipients(String incident, UUID... subjects) {
        var ids = Arrays.stream(subjects).map(s -> "\"" + s + "\"").collect(Collectors.joining(","));
        return post("/incidents/" + incident + "/recipients", "{\"subjects\": [" + ids + "]}");
    }

    /** A person the identity service knows, with an address that tells the mail server how to behave. */
    public static UUID person(String localPart) {
        var subject = UUID.randomUUID();
        given().post(neighbours() + "/control/person?" + subject + "=" + address(localPart, subject))
                .then()
                .statusCode(204);
        return subject;
    }

    public static String address(String localPart, UUID subject) {
        return localPart + "@" + subject + ".example";
    }

    public static void identityAway(boolean away) {
        given().post(neighbours() + "/control/away?" + away).then().statusCode(204);
    }

    public static JsonPath mailTo(String localPart, UUID subject) {
        return given().get(neighbours() + "/control/mail?" + address(localPart, subject))
                .jsonPath();
    }

    private static String neighbours() {
        return ConfigProvider.getConfig().getValue("neighbours.url", String.class);
    }
}
