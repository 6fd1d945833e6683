package cn.xinshou.identity.explanation;

import static io.restassured.RestAssured.given;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tells the stand-in for audit-service what machines decided, and how it feels. */
final class Decided {

    private Decided() {}

    static UUID about(UUID subject, String state) {
        var id = UUID.randomUUID();
        these(subject, List.of(decision(id, subject, state)));
        return id;
    }

    static void many(UUID subject, int number) {
        these(
                subject,
                java.util.stream.Stream.generate(() -> decision(UUID.randomUUID(), subject, "standing"))
                        .limit(number)
                        .toList());
    }

    static void aboutSomebodyElse(UUID subject) {
        these(subject, List.of(decision(UUID.randomUUID(), UUID.randomUUID(), "standing")));
    }

    static void mood(String mood) {
        given().body(mood).put(url() + "/decided/mood").then().statusCode(200);
    }

    static String url() {
        return ConfigProvider.getConfig().getValue("xinshou.audit.url", String.class);
    }

    private static void these(UUID subject, List<String> decisions) {
        given().body(decisions.stream()
                        .collect(Collectors.joining(",", "[", "]"))
                        .getBytes(StandardCharsets.UTF_8))
                .put(url() + "/subjects/" + subject + "/decisions")
                .then()
                .statusCode(200);
    }

    private static String decision(UUID id, UUID subject, String state) {
        var review = state.equals("overturned")
                ? "\"review\": {\"at\": \"2026-11-27T05:00:00Z\", \"reasons\": \"已核实您当日在外地\"},"
                : "";
        return """
                {"id": "%s", "subject": "%s", "kind": "login-assessment", "at": "2026-11-27T03:00:00Z", "model": "login-rules-1",
                 "level": "high", "score": 0.84,
                 "inputs": [{"name": "now", "zh": "这次：浙江", "en": "This time: Zhejiang"}],
                 "reasons": [{"name": "other-province", "zh": "平时在江西登录，这次在浙江。", "en": "Usually Jiangxi, this time Zhejiang."}],
                 "effects": [{"name": "alert", "zh": "系统向您和安全人员发出了提醒。", "en": "You and the security staff were alerted."}],
                 "state": "%s", %s "zh": "这是系统自动作出的判断。", "en": "A machine made this judgement."}
                """.formatted(id, subject, state, review);
    }
}
