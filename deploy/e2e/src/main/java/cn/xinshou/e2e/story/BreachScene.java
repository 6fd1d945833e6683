package cn.xinshou.e2e.story;

import static cn.xinshou.e2e.story.Stage.json;
import static cn.xinshou.e2e.story.Stage.must;

import cn.xinshou.e2e.person.Person;
import cn.xinshou.e2e.suite.Answer;
import cn.xinshou.e2e.suite.Failed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;

/** From incident to mail: a responder writes, another person approves, the person concerned reads (promises P4.7, P4.8). */
final class BreachScene implements Scene {

    @Override
    public void play(Stage stage, Person person) {
        stage.scene("六、事件与通知", "Incident and notice");
        String title = "报名账号异常登录 " + UUID.randomUUID().toString().substring(0, 8);
        JsonNode incident = stage.step(
                "应急人员立案并确定级别",
                "a responder opens the incident; level and clocks follow",
                Fact.of("breach.incident-opened"),
                () -> stage.as("responder")
                        .post("breach", "/incidents", incident(title))
                        .mustBe(201)
                        .json());
        String path = "/incidents/" + incident.path("id").asText();
        String notice = path + "/notices/"
                + stage.step(
                                "应急人员撰写通知（四个必备部分）",
                                "the responder writes the notice, all four parts",
                                () -> stage.as("responder")
                                        .post("breach", path + "/notices", notice(title))
                                        .mustBe(201)
                                        .json())
                        .path("id")
                        .asText();
        stage.step(
                "确定接收人",
                "and names whom it concerns",
                () -> stage.as("responder")
                        .post("breach", path + "/recipients", recipients(person.subject()))
                        .mustBe(200, 201));
        stage.step(
                "提交审批",
                "and submits it",
                () -> stage.as("responder").post("breach", notice + "/submit").mustBe(200));
        stage.step("撰写人不得自行批准", "the author may not approve it", () -> {
            Answer refused = stage.as("responder").post("breach", notice + "/approve");
            return refused.mustBe(403);
        });
        stage.step(
                "另一人批准",
                "another person approves it",
                Fact.of("breach.notice-approved"),
                () -> stage.as("approver").post("breach", notice + "/approve").mustBe(200));
        Instant begun = Stage.now();
        stage.step("通知发出，邮件服务器已接收", "it goes out and the mail server takes it", () -> {
            stage.as("responder").post("breach", notice + "/send").mustBe(200, 202);
            stage.await("The handing over of the mail", () -> count(stage, path, "handedOff", "delivered") > 0);
            return title;
        });
        stage.step("考生邮箱收到通知", "the mail is in the person's mailbox", () -> {
            stage.await("The arrival of the mail", () -> arrived(stage, person, title));
            return title;
        });
        if (count(stage, path, "delivered") > 0 || confirmsAtOnce(stage, path)) {
            stage.followed(
                    "无退信，视为送达",
                    "no failure was reported: it counts as delivered",
                    Fact.about(person.subject(), "breach.notice-delivered"),
                    begun);
        } else {
            stage.step("静默期满后视为送达", "counts as delivered once the quiet time is over", () -> title);
        }
    }

    /** How long silence must last before a copy counts as delivered is a setting: seconds on a demo machine, days in earnest. */
    private static boolean confirmsAtOnce(Stage stage, String incident) {
        for (int tries = 0; tries < 75; tries++) {
            if (count(stage, incident, "delivered") > 0) {
                return true;
            }
            Stage.pause(Duration.ofMillis(400));
        }
        return false;
    }

    private static int count(Stage stage, String incident, String... states) {
        JsonNode email = stage.as("responder")
                .get("breach", incident + "/deliveries")
                .mustBe(200)
                .json()
                .at("/counts/email");
        return Arrays.stream(states)
                .mapToInt(state -> email.path(state).asInt())
                .sum();
    }

    private static ObjectNode incident(String title) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        ObjectNode body = json().put("title", title)
                .put("occurredFrom", now.minus(Duration.ofHours(2)).toString())
                .put("discoveredAt", now.minus(Duration.ofMinutes(10)).toString())
                .put("learnedAt", now.minus(Duration.ofMinutes(5)).toString())
                .put("type", "data-security/leak")
                .put("reporterProfile", "other");
        body.putObject("facts")
                .putObject("persons")
                .put("min", 1)
                .put("likely", 1)
                .put("max", 1);
        return body;
    }

    private static ObjectNode notice(String title) {
        ObjectNode body = json();
        bilingual(body, "title", title, "Unusual sign-in to your registration account");
        bilingual(body, "happened", "有人在其他省份用新设备登录了您的账号。", "Somebody signed in to your account from another province.");
        body.putArray("dataKinds").add("name").add("phone").add("email");
        body.put("cause", "密码被猜中或重复使用 / password guessed or reused");
        bilingual(body, "impact", "您的联系方式可能已被查看。", "Your contact data may have been seen.");
        bilingual(body, "measures", "我们已结束该会话并加强监测。", "We ended that session and watch the account.");
        bilingual(body, "advice", "请修改密码，勿点击可疑链接。", "Change your password; beware of links.");
        bilingual(body, "remedies", "如有损失请联系我们，我们将协助处理。", "Contact us about any loss; we will help.");
        body.put("contact", "privacy@baoming.example");
        body.putArray("channels").add("email");
        return body;
    }

    private static ObjectNode recipients(UUID subject) {
        ObjectNode body = json();
        body.putArray("subjects").add(subject.toString());
        return body;
    }

    private static void bilingual(ObjectNode body, String part, String zh, String en) {
        body.putObject(part).put("zh", zh).put("en", en);
    }

    /** Reads the mail server's own list, as the person's mail program would. */
    private static boolean arrived(Stage stage, Person person, String title) {
        URI inbox = URI.create(
                stage.suite().inbox() + "/messages?to=" + URLEncoder.encode(person.email(), StandardCharsets.UTF_8));
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> response = http.send(
                    HttpRequest.newBuilder(inbox)
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            must(response.statusCode() == 200, "The mail server's inbox answers " + response.statusCode());
            return new JsonMapper()
                    .readTree(response.body())
                    .valueStream()
                    .anyMatch(mail -> mail.path("subject").asText().contains(title)
                            || mail.path("text").asText().contains(title));
        } catch (IOException away) {
            throw new Failed("The mail server's inbox does not answer");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Failed("Interrupted");
        }
    }
}
