package cn.xinshou.e2e.story;

import static cn.xinshou.e2e.story.Stage.json;
import static cn.xinshou.e2e.story.Stage.must;

import cn.xinshou.e2e.person.Person;
import cn.xinshou.e2e.suite.Answer;
import cn.xinshou.e2e.suite.Door;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipInputStream;

/**
 * The copy (PIPL 45; promise P5.3). Only people themselves are handed their data, so here the local realm's candidate acts, signed in
 * with their own password, on whatever is held from earlier runs.
 */
final class CopyScene implements Scene {

    private static final String USER = "candidate";
    private static final String PURPOSE = "exam-notification";

    @Override
    public void play(Stage stage, Person person) {
        stage.scene("八、索取副本（考生本人登录）", "The copy, by the candidate in person");
        UUID subject = stage.suite().subject(USER);
        Door candidate = stage.asJustSignedIn(USER);
        withdrawWhatIsLeft(stage, candidate);
        stage.step(
                "考生本人同意“考试提醒”",
                "the candidate consents to exam-notification",
                Fact.about(subject, "consent.consent-granted").with("purpose", PURPOSE),
                () -> stage.consent(candidate, "/me/consents", PURPOSE, "grant").mustBe(201));
        keepSomething(stage, candidate, subject, person);
        JsonNode request = stage.step(
                "考生索取个人信息副本",
                "asks for a copy of everything held",
                Fact.about(subject, "identity.request-received"),
                () -> candidate
                        .post("identity", "/requests", json().put("kind", "copy"))
                        .mustBe(201)
                        .json());
        String path = "/requests/" + request.path("id").asText();
        Instant begun = Stage.now();
        stage.step(
                "以刚刚的登录核验身份",
                "is verified by having just signed in",
                Fact.about(subject, "identity.request-verified"),
                () -> candidate.post("identity", path + "/verify").mustBe(200));
        JsonNode answered = candidate.get("identity", path).mustBe(200).json();
        must(
                answered.path("state").asText().equals("fulfilled"),
                "The request is " + answered.path("state").asText() + ", not fulfilled");
        stage.followed("请求即时完成", "is answered on the spot", Fact.about(subject, "identity.request-fulfilled"), begun);
        stage.step("取得副本（JSON 与可读页面）", "and takes the package, for programs and for people", () -> {
            List<String> files = files(
                    candidate.get("identity", path + "/package").mustBe(200).body());
            must(files.stream().anyMatch(name -> name.endsWith(".json")), "The package holds no JSON");
            return files;
        });
        stage.step("副本只能取一次", "which can be taken once only", () -> {
            Answer again = candidate.get("identity", path + "/package");
            must(again.status() >= 400 && again.status() < 500, again + ", not a refusal");
            return again;
        });
        stage.step(
                "考生本人撤回同意",
                "the candidate withdraws again",
                Fact.about(subject, "consent.consent-withdrawn").with("purpose", PURPOSE),
                () -> stage.consent(candidate, "/me/consents", PURPOSE, "withdraw")
                        .mustBe(201));
    }

    /** An earlier story may have ended before its last line; giving consent twice is one fact only. */
    private static void withdrawWhatIsLeft(Stage stage, Door candidate) {
        boolean granted = candidate
                .get("consent", "/me/consents")
                .mustBe(200)
                .json()
                .path("items")
                .valueStream()
                .anyMatch(consent -> consent.path("purpose").asText().equals(PURPOSE)
                        && consent.path("state").asText().equals("granted"));
        if (granted) {
            stage.consent(candidate, "/me/consents", PURPOSE, "withdraw").mustBe(201);
        }
    }

    /** The candidate's phone and mail address of today; the profile may be there from before. */
    private static void keepSomething(Stage stage, Door candidate, UUID subject, Person person) {
        Answer held = candidate.get("identity", "/me/profile").mustBe(200, 404);
        boolean there = held.status() == 200 && held.header("ETag").isPresent();
        ObjectNode items = json().put("phone", person.phone()).put("email", person.email());
        stage.step(
                "考生本人登记电话和邮箱",
                "the candidate enters phone and mail address",
                Fact.about(subject, there ? "identity.profile-changed" : "identity.profile-created"),
                () -> there
                        ? candidate
                                .with("If-Match", held.header("ETag").orElseThrow())
                                .patch("identity", "/me/profile?purpose=" + PURPOSE, items)
                                .mustBe(200)
                        : candidate
                                .put("identity", "/me/profile?purpose=" + PURPOSE, items)
                                .mustBe(200, 201));
    }

    private static List<String> files(byte[] zip) {
        List<String> names = new ArrayList<>();
        try (ZipInputStream archive = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                names.add(entry.getName());
            }
        } catch (IOException fromMemory) {
            throw new UncheckedIOException(fromMemory);
        }
        return names;
    }
}
