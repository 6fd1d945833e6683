package cn.xinshou.e2e.story;

import static cn.xinshou.e2e.story.Stage.json;
import static cn.xinshou.e2e.story.Stage.must;

import cn.xinshou.e2e.person.Person;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** The policy is read by anyone, and accepted by the person (promises P0.1 and P0.2). */
final class PolicyScene implements Scene {

    @Override
    public void play(Stage stage, Person person) {
        stage.scene("一、隐私政策", "The policy");
        JsonNode policy = stage.step("无需登录即可阅读政策（中文）", "anyone reads the policy, in Chinese", () -> {
            JsonNode zh = stage.policy();
            must(zh.path("digest").asText().matches("[0-9a-f]{64}"), "The policy has no digest of its text");
            must(!zh.path("purposes").isEmpty(), "The policy names no purposes");
            return zh;
        });
        stage.step("同一版本的英文文本", "the same version in English", () -> {
            JsonNode en = stage.anyone()
                    .with("Accept-Language", "en")
                    .get("consent", "/policies/current")
                    .mustBe(200)
                    .json();
            must(en.path("version").equals(policy.path("version")), "The languages are of different versions");
            must(!en.path("digest").equals(policy.path("digest")), "Two texts have one digest");
            return en;
        });
        String version = policy.path("version").asText();
        stage.platform()
                .post(
                        "consent",
                        "/subjects/" + person.subject() + "/policy-decisions",
                        json().put("version", version).put("decision", "accept"))
                .mustBe(200, 201);
        // Accepting again what was accepted is no new fact; the first one stands.
        stage.followed(
                "考生接受政策 " + version,
                "the person accepts version " + version,
                Fact.about(person.subject(), "consent.policy-decided").with("decision", "accept"),
                Instant.EPOCH);
    }
}
