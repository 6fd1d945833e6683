package cn.xinshou.breach.delivery;

import static cn.xinshou.breach.Calls.get;
import static cn.xinshou.breach.Calls.mailTo;
import static cn.xinshou.breach.Calls.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import cn.xinshou.breach.Calls;
import cn.xinshou.breach.Cast;
import cn.xinshou.breach.Neighbours;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(Neighbours.class)
@TestSecurity(user = "auditor-1", roles = "auditor")
class DeliveryTest {

    @Inject
    Cast cast;

    private UUID sent(UUID... people) {
        var incident = cast.incident(people);
        cast.sending(incident.id());
        return incident.id();
    }

    private static void ends(UUID incident, UUID person, String state) {
        await("the copy ends as " + state)
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> get("/incidents/" + incident + "/deliveries")
                        .statusCode(200)
                        .body("items.find { it.subject == '" + person + "' }.state", equalTo(state)));
    }

    private static void isDone(UUID incident) {
        await("the notice is done")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> get("/incidents/" + incident + "/notices").body("items[0].state", equalTo("done")));
    }

    @Test
    void aPersonGetsTheMail() throws MessagingException, IOException {
        var person = person("li.ming");
        var incident = sent(person);

        ends(incident, person, "DELIVERED");

        var raw = mailTo("li.ming", person).getList("raw", String.class);
        assertThat(raw).hasSize(1);
        var mail =
                new MimeMessage(null, new ByteArrayInputStream(raw.getFirst().getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(mail.getSubject()).contains("关于个人信息安全事件的通知").contains("Notice of a personal information incident");
        var text = ((Multipart) mail.getContent()).getBodyPart(0).getContent().toString();
        var html = ((Multipart) mail.getContent()).getBodyPart(1).getContent().toString();
        assertThat(text).contains("手机号码、电子邮箱", "mobile number, email address", "请更换密码。", "010-12345678");
        assertThat(html).contains("请更换密码。", "Change your password.", "<h1");
        var copy = get("/incidents/" + incident + "/proof").extract().jsonPath();
        assertThat(mail.getMessageID()).isEqualTo(copy.getString("people[0].messageId"));
        assertThat(text).contains(copy.getString("people[0].code"));
    }

    @Test
    void theProofTellsEverythingButTheAddress() {
        var person = person("zhao");
        var incident = sent(person);
        isDone(incident);

        get("/incidents/" + incident + "/proof")
                .statusCode(200)
                .body("notices[0].approvals[0].approver", equalTo(Cast.READER))
                .body("people[0].address", equalTo("z***@" + person + ".example"))
                .body("people[0].tries[0].phase", equalTo("ACKNOWLEDGED"))
                .body("people[0].tries[0].replyCode", equalTo(250))
                .body(not(containsString("zhao@")));
        get("/incidents/" + incident + "/deliveries").body("counts.email.delivered", equalTo(1));
    }

    @Test
    void aTemporaryRefusalIsTriedAgain() {
        var person = person("busy-once");
        var incident = sent(person);

        ends(incident, person, "DELIVERED");

        get("/incidents/" + incident + "/proof")
                .body("people[0].tries.verdict", equalTo(List.of("RETRY", "ACCEPTED")))
                .body("people[0].tries[0].replyCode", equalTo(451))
                .body("people[0].tries[0].enhanced", equalTo("4.3.2"));
    }

    @Test
    void endlessTemporaryRefusalsExpire() {
        var person = person("busy");
        var incident = sent(person);

        ends(incident, person, "EXPIRED");

        isDone(incident);
    }

    @Test
    void aFinalRefusalIsNotTriedAgain() {
        var person = person("gone");
        var incident = sent(person);

        ends(incident, person, "HARD_FAIL");

        get("/incidents/" + incident + "/proof")
                .body("people[0].tries.size()", equalTo(1))
                .body("people[0].tries[0].replyCode", equalTo(550));
    }

    @Test
    void silenceAfterTheFinalDotLeavesDoubtAndNoSecondMail() {
        var person = person("cut");
        var incident = sent(person);

        ends(incident, person, "IN_DOUBT");

        isDone(incident);
        assertThat(mailTo("cut", person).getList("raw")).hasSize(1);
        get("/incidents/" + incident + "/deliveries").body("counts.email.inDoubt", equalTo(1));
    }

    @Test
    void aConnectionLostBeforeTheFinalDotIsTriedAgain() {
        var person = person("cut-early");
        var incident = sent(person);

        ends(incident, person, "EXPIRED");

        get("/incidents/" + incident + "/proof").body("people[0].tries.phase", hasItem("RECIPIENT_ACCEPTED"));
    }

    @Test
    void nobodyIsReachedWithoutAnAddress() {
        var person = UUID.randomUUID();
        var incident = sent(person);

        ends(incident, person, "HARD_FAIL");

        get("/incidents/" + incident + "/deliveries").body("items[0].reason", equalTo("no-contact-point"));
    }

    @Test
    void copiesWaitWhileTheIdentityServiceIsAway() {
        Calls.identityAway(true);
        var person = person("patient");
        var incident = sent(person);
        await("the copy says what it waits for")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> get("/incidents/" + incident + "/deliveries")
                        .body("items[0].reason", equalTo("identity-away"))
                        .body("items[0].attempts", equalTo(0)));

        Calls.identityAway(false);

        ends(incident, person, "DELIVERED");
    }

    @Test
    void manyPeopleEachGetOneMail() {
        var people = IntStream.range(0, 300).mapToObj(i -> person("many")).toArray(UUID[]::new);
        var incident = sent(people);

        isDone(incident);

        get("/incidents/" + incident + "/deliveries").body("counts.email.delivered", equalTo(300));
        assertThat(people)
                .allSatisfy(p -> assertThat(mailTo("many", p).getList("raw")).hasSize(1));
    }
}
