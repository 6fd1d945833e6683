package cn.xinshou.e2e.story;

import static cn.xinshou.e2e.story.Stage.json;
import static cn.xinshou.e2e.story.Stage.must;

import cn.xinshou.e2e.person.Person;
import cn.xinshou.e2e.suite.Answer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** A registration order locks exactly the items it covers, for its period (promise P5.2). */
final class OrderScene implements Scene {

    private static final List<String> LOCKED = List.of("name", "idNumber", "sex", "birthDate", "address");

    @Override
    public void play(Stage stage, Person person) {
        stage.scene("四、报名订单锁定信息", "The registration order");
        String orders = "/profiles/" + person.subject() + "/registration-orders";
        String order = "order-" + UUID.randomUUID();
        stage.step(
                "平台创建报名订单",
                "the platform places a registration order",
                Fact.about(person.subject(), "identity.registration-order-placed"),
                () -> stage.platform().post("identity", orders, order(order)).mustBe(200, 201));
        stage.step("订单期内修改地址被拒绝", "a new address is refused while the order runs", () -> {
            Answer refused = patch(stage, person, json().put("address", "示例市更改路1号"));
            must(
                    refused.status() == 409 || refused.status() == 403 || refused.status() == 422,
                    refused + ", not a refusal");
            return refused;
        });
        stage.step("身份证号码始终不可改", "the ID number cannot be changed at all", () -> {
            Answer refused = patch(stage, person, json().put("idNumber", "11010519491231002X"));
            must(
                    refused.status() == 409 || refused.status() == 403 || refused.status() == 422,
                    refused + ", not a refusal");
            return refused;
        });
        stage.step(
                "电话仍可更改",
                "the phone number can still be changed",
                Fact.about(person.subject(), "identity.profile-changed"),
                () -> patch(stage, person, json().put("phone", other(person.phone())))
                        .mustBe(200));
        stage.step(
                "改回电话",
                "and changed back",
                Fact.about(person.subject(), "identity.profile-changed"),
                () -> patch(stage, person, json().put("phone", person.phone())).mustBe(200));
        stage.step(
                "报名期结束，订单解除",
                "the period ends and the order is lifted",
                Fact.about(person.subject(), "identity.registration-order-lifted"),
                () -> stage.platform().delete("identity", orders + "/" + order).mustBe(200, 204));
    }

    private static ObjectNode order(String order) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        ObjectNode body = json().put("order", order)
                .put("exam", "全国计算机等级考试")
                .put("from", now.minus(Duration.ofMinutes(1)).toString())
                .put("until", now.plus(Duration.ofDays(30)).toString());
        LOCKED.forEach(body.putArray("items")::add);
        return body;
    }

    private static Answer patch(Stage stage, Person person, ObjectNode change) {
        String tag = stage.platform()
                .get("identity", "/profiles/" + person.subject() + "?purpose=exam-registration&items=name")
                .mustBe(200)
                .header("ETag")
                .orElse("");
        return stage.platform()
                .with("If-Match", tag)
                .patch("identity", "/profiles/" + person.subject() + "?purpose=exam-registration", change);
    }

    private static String other(String phone) {
        return phone.substring(0, 10) + (char) ('0' + (phone.charAt(10) - '0' + 1) % 10);
    }
}
