package cn.xinshou.e2e.story;

import static cn.xinshou.e2e.story.Stage.must;

import cn.xinshou.e2e.person.Person;
import com.fasterxml.jackson.databind.JsonNode;

/** The platform asks before every use, and is told yes or no with the reason (promises P1.1, P1.5, P1.6). */
final class DecisionScene implements Scene {

    @Override
    public void play(Stage stage, Person person) {
        stage.scene("三、使用前询问", "Asking before use");
        stage.step("为考试报名使用电话：允许", "phone for exam-registration: yes, granted", () -> {
            JsonNode answer = stage.mayUse(person.subject(), "exam-registration", "phone");
            must(answer.path("decision").asBoolean(), "The use was denied: " + reason(answer));
            must(reason(answer).equals("granted"), "The use was allowed for the reason " + reason(answer));
            return answer;
        });
        stage.step("为法定通知使用邮箱：允许（法定义务）", "email for a statutory notice: yes, by law", () -> {
            JsonNode answer = stage.mayUse(person.subject(), "statutory-notice", "email");
            must(answer.path("decision").asBoolean(), "The use was denied: " + reason(answer));
            return answer;
        });
        stage.step(
                "为考试资讯使用邮箱：拒绝并记录",
                "email for exam-news: no, never asked; recorded",
                Fact.about(person.subject(), "consent.use-denied").with("purpose", "exam-news"),
                () -> {
                    JsonNode answer = stage.mayUse(person.subject(), "exam-news", "email");
                    must(!answer.path("decision").asBoolean(true), "A use nobody consented to was allowed");
                    must(reason(answer).equals("not-asked"), "The use was denied for the reason " + reason(answer));
                    return answer;
                });
    }

    private static String reason(JsonNode answer) {
        return answer.at("/context/reason").asText();
    }
}
