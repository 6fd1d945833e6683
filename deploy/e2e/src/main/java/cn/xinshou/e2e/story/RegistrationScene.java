package cn.xinshou.e2e.story;

import static cn.xinshou.e2e.story.Stage.must;

import cn.xinshou.e2e.person.Person;
import cn.xinshou.e2e.suite.Answer;
import cn.xinshou.e2e.suite.Door;
import java.util.Optional;

/** Nothing is collected without the consent its purpose needs; with it, the profile is kept (promises P1.1, P1.3). */
final class RegistrationScene implements Scene {

    private static final String PURPOSE = "exam-registration";

    @Override
    public void play(Stage stage, Person person) {
        stage.scene("二、登记个人信息", "Registering");
        if (stage.mayUse(person.subject(), PURPOSE, "phone").path("decision").asBoolean()) {
            stage.step("同意已在先前给出", "consent is there from before", () -> person);
        } else {
            refuseThenConsent(stage, person);
        }
        if (version(stage, person).isPresent()) {
            stage.step(
                    "个人信息已登记，内容不变",
                    "the profile is there from before, unchanged",
                    () -> put(stage, person).mustBe(200, 201));
        } else {
            stage.step(
                    "取得同意后登记成功",
                    "with consent the profile is registered",
                    Fact.about(person.subject(), "identity.profile-created"),
                    () -> put(stage, person).mustBe(200, 201));
        }
    }

    private static void refuseThenConsent(Stage stage, Person person) {
        stage.step("未经同意，登记被拒绝", "without consent the profile is refused", () -> {
            Answer refused = put(stage, person);
            must(refused.status() == 403 || refused.status() == 409, refused + ", not a refusal");
            must(refused.json().path("type").isTextual(), "The refusal is no problem document");
            return refused;
        });
        stage.step(
                "单独同意“考试报名”",
                "the person gives separate consent to exam-registration",
                Fact.about(person.subject(), "consent.consent-granted").with("purpose", PURPOSE),
                () -> stage.consent(stage.platform(), "/subjects/" + person.subject() + "/consents", PURPOSE, "grant")
                        .mustBe(201));
    }

    private static Answer put(Stage stage, Person person) {
        Door platform = stage.platform();
        return version(stage, person)
                .map(tag -> platform.with("If-Match", tag))
                .orElse(platform)
                .put("identity", path(person) + "?purpose=" + PURPOSE, person.items());
    }

    /** The entity tag of a profile that is there from an earlier run, if the platform may see it. */
    private static Optional<String> version(Stage stage, Person person) {
        Answer answer = stage.platform().get("identity", path(person) + "?purpose=" + PURPOSE + "&items=name");
        return answer.status() == 200 ? answer.header("ETag") : Optional.empty();
    }

    private static String path(Person person) {
        return "/profiles/" + person.subject();
    }
}
