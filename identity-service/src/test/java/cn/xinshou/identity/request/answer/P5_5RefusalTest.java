package cn.xinshou.identity.request.answer;

import static cn.xinshou.identity.request.Desk.act;
import static cn.xinshou.identity.request.Desk.filed;
import static cn.xinshou.identity.request.Desk.look;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import cn.xinshou.identity.Acting;
import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.Mails;
import cn.xinshou.identity.message.Mailroom;
import cn.xinshou.identity.request.Ground;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Six grounds, four at discretion, and that nobody could tell who asked; each with what it needs, and a complaint that somebody else decides. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P5.5")
class P5_5RefusalTest {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    private final UUID person = UUID.randomUUID();

    @Inject
    Database database;

    @Inject
    Mailroom mailroom;

    @Inject
    MovableClock clock;

    private String id;

    @BeforeEach
    void somebodyAsks() {
        clock.stopAt(NOON);
        Mails.forget();
        Acting.asPerson(person, NOON);
        id = filed("{\"kind\": \"deletion\"}");
        act(id, "verify").statusCode(200);
        Acting.asOfficer("officer");
    }

    @AfterEach
    void tidyUp() {
        clock.reset();
        database.empty();
        database.execute("truncate complaint");
        Acting.asNobody();
    }

    private void reviewed(String ground, boolean agrees) {
        Acting.asOfficer("counsel");
        act(id, "review", """
                {"ground": "%s", "agrees": %s, "opinion": "法律顾问意见"}""".formatted(ground, agrees)).statusCode(200);
        Acting.asOfficer("officer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3", "national-security"})
    void theFirstThreeNeedADirectRelation(String ground) {
        act(id, "refuse", "{\"ground\": \"%s\", \"reason\": \"理由\"}".formatted(ground))
                .statusCode(400)
                .body("errors.field", contains("directRelation"));

        act(id, "refuse", "{\"ground\": \"%s\", \"reason\": \"理由\", \"directRelation\": \"直接相关\"}".formatted(ground))
                .statusCode(200)
                .body("state", equalTo("refused"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            4 | evidence | "evidence": "多次伪造证明"
            4 | evidence | "evidenceDigest": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            5 | harmTo   | "harmTo": "others"
            """)
    void theNextOnesNeedTheirOwn(String ground, String missing, String given) {
        reviewed(ground, true);
        act(id, "refuse", """
                {"ground": "%s", "reason": "理由", "answeredAllTheSame": "其余已答复"}""".formatted(ground)).statusCode(400).body("errors.field", contains(missing));

        act(id, "refuse", """
                {"ground": "%s", "reason": "理由", "answeredAllTheSame": "其余已答复", %s}""".formatted(ground, given)).statusCode(200);

        Acting.asPerson(person, NOON);
        look(id).body("decision.notice.zh", containsString("人民法院"))
                .body("decision.notice.complaints", equalTo("complaints@xinshou.example"))
                .body("correspondence.words.answeredAllTheSame", contains("其余已答复"));
    }

    /** A refusal that lacks nothing but what the test takes away. */
    private static String refusal(String ground) {
        return """
                {"ground": "%s", "reason": "理由", "evidence": "多次伪造证明", "harmTo": "others", "answeredAllTheSame": "其余已答复"}""".formatted(ground);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "5", "6", "malice-or-abuse", "serious-harm", "trade-secret"})
    void grounds4To6NeedWhatWasAnsweredAllTheSame(String ground) {
        reviewed(ground, true);

        act(id, "refuse", refusal(ground).replace(", \"answeredAllTheSame\": \"其余已答复\"", ""))
                .statusCode(400)
                .body("errors.field", contains("answeredAllTheSame"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "5", "6"})
    void grounds4To6NeedASecondPersonWhoAgrees(String ground) {
        var refusal = refusal(ground);
        var otherGround = ground.equals("6") ? "5" : "6";
        act(id, "refuse", refusal).statusCode(409).body("type", equalTo("/problems/review-missing"));

        act(id, "review", "{\"ground\": \"%s\", \"agrees\": true, \"opinion\": \"我自己\"}".formatted(ground))
                .statusCode(200);
        act(id, "refuse", refusal).statusCode(409);
        reviewed(ground, false);
        act(id, "refuse", refusal).statusCode(409);
        reviewed(otherGround, true);
        act(id, "refuse", refusal).statusCode(409);
        clock.advance(Duration.ofMinutes(1));
        reviewed(ground, true);
        act(id, "refuse", refusal).statusCode(200).body("decision.by", equalTo("officer"));
    }

    @Test
    void counselsLastWordCounts() {
        reviewed("6", true);
        clock.advance(Duration.ofMinutes(1));
        reviewed("6", false);

        act(id, "refuse", refusal("6")).statusCode(409).body("type", equalTo("/problems/review-missing"));
    }

    @Test
    @Tag("control-broken")
    void aRefusalThatNobodyReviewedIsNoticed() {
        QuarkusMock.installMockForType(
                new Reviews() {
                    @Override
                    boolean supports(UUID request, Ground ground, String decider) {
                        return true;
                    }
                },
                Reviews.class);

        assertThatThrownBy(() -> grounds4To6NeedASecondPersonWhoAgrees("6")).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b", "c", "d", "identity-not-established"})
    void theOthersNeedReasons(String ground) {
        act(id, "refuse", "{\"ground\": \"%s\"}".formatted(ground)).statusCode(400);

        act(id, "refuse", "{\"ground\": \"%s\", \"reason\": \"理由\"}".formatted(ground))
                .statusCode(200);
    }

    @Test
    void onlyATransferCostsSomethingAndOnlyForAReason() {
        act(id, "fulfil", "{\"answer\": \"done\", \"feeCny\": 10, \"feeReason\": \"多次\"}")
                .statusCode(400)
                .body("errors.field", contains("feeCny", "feeReason"));
        act(id, "refuse", "{\"ground\": \"a\", \"reason\": \"理由\", \"feeCny\": 10}")
                .statusCode(400)
                .body("errors[0].field", containsString("feeCny"));
    }

    @Test
    void aCostNeedsAReasonAndAReasonACost() {
        Acting.asPerson(person, NOON);
        var transfer = filed("{\"kind\": \"transfer\"}");
        act(transfer, "verify").statusCode(200);
        Acting.asOfficer("officer");

        act(transfer, "fulfil", "{\"answer\": \"done\", \"feeCny\": 10}")
                .statusCode(400)
                .body("errors.field", contains("feeReason"));
        act(transfer, "fulfil", "{\"answer\": \"done\", \"feeReason\": \"多次\"}")
                .statusCode(400)
                .body("errors.field", contains("feeReason"));
        act(transfer, "fulfil", "{\"answer\": \"done\", \"feeCny\": 10, \"feeReason\": \"多次\"}")
                .statusCode(200)
                .body("feeCny", equalTo(10));
    }

    @Test
    void whoeverIsRefusedIsTold() {
        act(id, "refuse", "{\"ground\": \"a\", \"reason\": \"重复\"}").statusCode(200);

        mailroom.handOn();

        assertThat(Mails.handed())
                .filteredOn(mail -> mail.at("/subject").textValue().equals(person.toString()))
                .extracting(mail -> mail.at("/kind").textValue() + " "
                        + mail.at("/parameters/outcome").textValue())
                .containsExactly("request-answer refused");
    }

    @Test
    void somebodyElseDecidesAComplaintAndIfItIsRightTheRequestBeginsAnew() {
        act(id, "refuse", "{\"ground\": \"a\", \"reason\": \"重复\"}").statusCode(200);
        Acting.asPerson(person, NOON);
        act(id, "complain", "{\"words\": \"并不重复\"}")
                .statusCode(200)
                .body("complaint.state", equalTo("open"))
                .body("complaint.dueAt", equalTo("2026-12-14T04:00:00Z"));
        act(id, "complain", "{\"words\": \"再说一遍\"}").statusCode(409);

        var decision = "{\"outcome\": \"justified\", \"answer\": \"重新办理\"}";
        act(id, "decide-complaint", decision).statusCode(403);
        Acting.asOfficer("officer");
        act(id, "decide-complaint", decision).statusCode(403).body("type", equalTo("/problems/somebody-else"));
        Acting.asOfficer("officer2");
        act(id, "decide-complaint", "{\"outcome\": \"open\", \"answer\": \"x\"}")
                .statusCode(400);
        act(id, "decide-complaint", decision)
                .statusCode(200)
                .body("state", equalTo("in-progress"))
                .body("decision", nullValue())
                .body("dueAt", equalTo("2026-12-14T04:00:00Z"))
                .body("dueBecause", equalTo("working-days-15"))
                .body("answerBy", equalTo("2026-12-23T04:00:00Z"));

        Acting.asPerson(person, NOON);
        look(id).body("complaint.state", equalTo("justified"))
                .body("complaint.answer", equalTo("重新办理"))
                .body("correspondence.words", org.hamcrest.Matchers.hasItem("重复"));
        assertThat(database.dump()).doesNotContain("并不重复", "重新办理");
    }

    private void complains() {
        Acting.asPerson(person, NOON);
        act(id, "complain", "{\"words\": \"并不重复\"}").statusCode(200);
    }

    private void mayNotDecide(String officer) {
        Acting.asOfficer(officer);
        act(id, "decide-complaint", "{\"outcome\": \"unjustified\", \"answer\": \"维持\"}")
                .statusCode(403)
                .body("type", equalTo("/problems/somebody-else"));
    }

    @Test
    void whoeverEstablishedWhoAskedDecidesNoComplaint() {
        Acting.asPerson(person, NOON.minus(Duration.ofDays(1)));
        id = filed("{\"kind\": \"deletion\"}");
        act(id, "verify", "{\"method\": \"manual\"}").statusCode(200);
        Acting.asOfficer("verifier");
        act(id, "verify", "{\"lookedAt\": \"身份证原件\"}").statusCode(200);
        Acting.asOfficer("officer");
        act(id, "refuse", "{\"ground\": \"a\", \"reason\": \"重复\"}").statusCode(200);

        complains();

        mayNotDecide("verifier");
        mayNotDecide("officer");
    }

    @Test
    void whoeverTookPartInAnEarlierAnswerOrComplaintDecidesNoLaterOne() {
        act(id, "refuse", "{\"ground\": \"a\", \"reason\": \"重复\"}").statusCode(200);
        complains();
        Acting.asOfficer("officer2");
        act(id, "decide-complaint", "{\"outcome\": \"justified\", \"answer\": \"重新办理\"}")
                .statusCode(200);
        Acting.asOfficer("officer3");
        act(id, "refuse", "{\"ground\": \"b\", \"reason\": \"不成比例\"}").statusCode(200);

        complains();

        mayNotDecide("officer");
        mayNotDecide("officer2");
        mayNotDecide("officer3");
        Acting.asOfficer("officer4");
        act(id, "decide-complaint", "{\"outcome\": \"unjustified\", \"answer\": \"维持\"}")
                .statusCode(200);
    }

    @Test
    void aComplaintThatIsNotJustifiedLeavesTheAnswer() {
        act(id, "refuse", "{\"ground\": \"a\", \"reason\": \"重复\"}").statusCode(200);
        Acting.asPerson(person, NOON);
        act(id, "complain", "{\"words\": \"并不重复\"}").statusCode(200);
        Acting.asOfficer("officer2");

        act(id, "decide-complaint", "{\"outcome\": \"unjustified\", \"answer\": \"维持\"}")
                .statusCode(200)
                .body("state", equalTo("refused"));
        act(id, "decide-complaint", "{\"outcome\": \"unjustified\", \"answer\": \"维持\"}")
                .statusCode(409);
    }

    @Test
    void aComplaintMayBeAboutAnythingElse() {
        String complaint = given().spec(Doors.json())
                .body("{\"subject\": \"%s\", \"words\": \"来信投诉\"}".formatted(person))
                .post("/complaints")
                .then()
                .statusCode(201)
                .body("dueAt", equalTo("2026-12-14T04:00:00Z"))
                .extract()
                .path("id");
        given().spec(Doors.json())
                .body("{\"words\": \"来信投诉\"}")
                .post("/complaints")
                .then()
                .statusCode(400)
                .body("errors.field", contains("subject"));
        given().spec(Doors.json())
                .body("{\"outcome\": \"unjustified\", \"answer\": \"说明\"}")
                .post("/complaints/{id}/decide", complaint)
                .then()
                .statusCode(200)
                .body("state", equalTo("unjustified"));

        Acting.asPerson(person, NOON);
        given().spec(Doors.json())
                .get("/complaints/{id}", complaint)
                .then()
                .statusCode(200)
                .body("answer", equalTo("说明"));
        given().spec(Doors.json()).get("/complaints").then().body("items", hasSize(1));
        Acting.asPerson(UUID.randomUUID(), NOON);
        given().spec(Doors.json()).get("/complaints/{id}", complaint).then().statusCode(404);
        given().spec(Doors.json()).get("/complaints").then().body("items", hasSize(0));
        Acting.asNobody();
        given().spec(Doors.json()).get("/complaints").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"review", "refuse", "decide-complaint"})
    void theDeskAloneDecides(String act) {
        var body = switch (act) {
            case "review" -> "{\"ground\": \"a\", \"agrees\": true, \"opinion\": \"x\"}";
            case "refuse" -> "{\"ground\": \"a\", \"reason\": \"x\"}";
            default -> "{\"outcome\": \"unjustified\", \"answer\": \"x\"}";
        };

        Acting.asPerson(person, NOON);
        act(id, act, body).statusCode(403);
        Acting.asPlatform();
        act(id, act, body).statusCode(403);
        Acting.asNobody();
        act(id, act, body).statusCode(401);
    }
}
