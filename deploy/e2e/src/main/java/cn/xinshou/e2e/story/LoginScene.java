package cn.xinshou.e2e.story;

import static cn.xinshou.e2e.story.Stage.json;
import static cn.xinshou.e2e.story.Stage.must;

import cn.xinshou.e2e.person.Person;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Logins are watched for the account's owner: a new device in another province raises an alert that says why (promise P1.2). */
final class LoginScene implements Scene {

    private static final String HOME_BROWSER =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
    private static final String OTHER_BROWSER =
            "Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0";

    @Override
    public void play(Stage stage, Person person) {
        stage.scene("五、异地登录", "A login from elsewhere");
        String home = "device-" + UUID.randomUUID();
        Instant now = Instant.now();
        for (int days = 3; days >= 1; days--) {
            Instant at = now.minus(Duration.ofDays(days));
            String zh = days + " 天前在家登录";
            stage.step(
                    zh,
                    "login from home, " + days + " days ago",
                    Fact.about(person.subject(), "audit.login-assessed"),
                    () -> login(stage, person, home, person.homeIp(), HOME_BROWSER, at));
        }
        Instant begun = Stage.now();
        JsonNode answer = stage.step(
                "今天在另一省份的新设备登录：评估",
                "today from another province on a new device: assessed",
                Fact.about(person.subject(), "audit.login-assessed"),
                () -> login(stage, person, "device-" + UUID.randomUUID(), person.awayIp(), OTHER_BROWSER, now));
        must(answer.path("alertId").isTextual(), "The login raised no alert");
        must(detectors(answer).contains("new-device"), "The alert does not name the new device");
        must(detectors(answer).contains("other-province"), "The alert does not name the other province");
        JsonNode reason = answer.path("reasons").path(0);
        must(!reason.path("zh").asText().isEmpty(), "The alert gives no reason in Chinese");
        must(!reason.path("en").asText().isEmpty(), "The alert gives no reason in English");
        stage.followed(
                "发出警报，并说明理由：" + detectors(answer),
                "an alert with its reasons: " + detectors(answer),
                Fact.about(person.subject(), "audit.alert-raised"),
                begun);
    }

    private static JsonNode login(Stage stage, Person person, String device, String ip, String browser, Instant at) {
        JsonNode answer = stage.platform()
                .post(
                        "audit",
                        "/login-events",
                        json().put("account", person.account())
                                .put("subject", person.subject().toString())
                                .put("device", device)
                                .put("ip", ip)
                                .put("userAgent", browser)
                                .put("outcome", "success")
                                .put("at", at.truncatedTo(ChronoUnit.MILLIS).toString()))
                .mustBe(200)
                .json();
        return answer.isArray() ? answer.path(0) : answer;
    }

    private static String detectors(JsonNode answer) {
        return String.join(
                " ",
                answer.path("reasons")
                        .valueStream()
                        .map(reason -> reason.path("detector").asText())
                        .toList());
    }
}
