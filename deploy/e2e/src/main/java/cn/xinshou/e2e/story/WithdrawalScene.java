package cn.xinshou.e2e.story;

import static cn.xinshou.e2e.story.Stage.must;

import cn.xinshou.e2e.person.Person;
import com.fasterxml.jackson.databind.JsonNode;

/** Consent can be taken back at any time, and the very next use is denied (PIPL 15; promise P1.3). */
final class WithdrawalScene implements Scene {

    private static final String PURPOSE = "exam-registration";

    @Override
    public void play(Stage stage, Person person) {
        stage.scene("七、撤回同意", "Withdrawing");
        stage.step(
                "考生撤回“考试报名”同意",
                "the person withdraws consent to exam-registration",
                Fact.about(person.subject(), "consent.consent-withdrawn").with("purpose", PURPOSE),
                () -> stage.consent(
                                stage.platform(), "/subjects/" + person.subject() + "/consents", PURPOSE, "withdraw")
                        .mustBe(201));
        stage.step(
                "下一次使用即被拒绝，并给出理由和承诺编号",
                "the next use is denied, with reason and promise",
                Fact.about(person.subject(), "consent.use-denied").with("purpose", PURPOSE),
                () -> {
                    JsonNode answer = stage.mayUse(person.subject(), PURPOSE, "phone");
                    must(!answer.path("decision").asBoolean(true), "A withdrawn consent still allows the use");
                    must(answer.at("/context/reason").asText().equals("withdrawn"), "The reason is not the withdrawal");
                    must(
                            answer.at("/context/promise").asText().matches("P[0-9]\\.[0-9]+"),
                            "The denial names no promise");
                    return answer;
                });
    }
}
