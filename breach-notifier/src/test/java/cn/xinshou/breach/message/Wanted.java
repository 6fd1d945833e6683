package cn.xinshou.breach.message;

import static cn.xinshou.breach.Calls.get;
import static cn.xinshou.breach.Calls.mailTo;
import static cn.xinshou.breach.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;

/** What services hand in, and what people then find in their inbox. */
final class Wanted {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private Wanted() {}

    static ValidatableResponse hand(UUID subject, String kind, String language, String parameters) {
        return post("/messages", """
                {"subject": "%s", "kind": "%s", "language": "%s", "parameters": %s, "case": "case-1"}""".formatted(subject, kind, language, parameters));
    }

    static ValidatableResponse code(UUID subject) {
        return hand(subject, "one-time-code", "zh", "{\"code\": \"482913\"}");
    }

    static String taken(ValidatableResponse answer) {
        return answer.statusCode(202)
                .body("state", equalTo("planned"))
                .extract()
                .path("id");
    }

    static void ends(String id, String state) {
        await("the message ends as " + state)
                .atMost(PATIENCE)
                .untilAsserted(() -> get("/messages/" + id).statusCode(200).body("state", equalTo(state)));
    }

    static MimeMessage onlyMailTo(String localPart, UUID subject) throws MessagingException {
        var mails = mailTo(localPart, subject).getList("raw", String.class);
        assertThat(mails).hasSize(1);
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(mails.getFirst().getBytes(StandardCharsets.ISO_8859_1)));
    }

    static String text(MimeMessage mail) throws MessagingException, IOException {
        return mail.getSubject() + "\n" + mail.getContent();
    }
}
