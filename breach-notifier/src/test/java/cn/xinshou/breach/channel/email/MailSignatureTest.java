package cn.xinshou.breach.channel.email;

import static cn.xinshou.breach.Calls.mailTo;
import static cn.xinshou.breach.Calls.person;
import static cn.xinshou.breach.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.xinshou.breach.Cast;
import cn.xinshou.breach.Neighbours;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What arrives is signed, and checked here as a receiver does, by another implementation than the one that signed. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(Neighbours.class)
@TestSecurity(user = "identity", roles = "service-identity")
class MailSignatureTest {

    private static final String CAMPAIGN = """
            {"version": "2027-01-01", "text": "接收方改变。", "link": "http://localhost:8081/policies/2027-01-01",
             "unsubscribe": "http://localhost:8081/unsubscribe/abc"}""";

    @Inject
    MailSignature signature;

    @Inject
    Cast cast;

    private UUID person;

    @BeforeEach
    void somebodyHasAnAddress() {
        person = person("signed");
    }

    @Test
    void aMessageIsSignedForTheDomainItComesFrom() throws Exception {
        var signed = Signature.of(campaign());

        assertThat(signed.holds(signature.record())).isTrue();
        assertThat(signed.tag("d")).isEqualTo("xinshou.example");
        assertThat(signed.tag("s")).isEqualTo("xinshou");
        assertThat(signature.recordName()).isEqualTo("xinshou._domainkey.xinshou.example");
    }

    @Test
    void everythingAPersonJudgesAMailByIsCovered() {
        assertThat(Signature.of(campaign()).covered())
                .contains("from", "to", "subject", "date", "message-id", "mime-version", "content-type")
                .contains("list-unsubscribe", "list-unsubscribe-post");
    }

    @Test
    void aNoticeIsSignedToo() throws Exception {
        cast.sending(cast.incident(person).id());

        assertThat(Signature.of(arrived()).holds(signature.record())).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (?m)^Date: .*$                  | Date: Mon, 1 Jan 2024 00:00:00 +0800
            (?m)^To: .*$                    | To: somebody@else.example
            (?m)^From:                      | From: evil@evil.example\\r\\nFrom:
            (?m)^List-Unsubscribe: .*$      | List-Unsubscribe: <https://evil.example/>
            (?m)^Message-ID: .*$            | Message-ID: <other@xinshou.example>
            (?s)(\\r\\n\\r\\n.)             | $1A
            """)
    void aChangeOnTheWayBreaksIt(String what, String instead) throws Exception {
        var raw = campaign();
        var changed = raw.replaceFirst(what, instead.replace("\\r\\n", "\r\n"));
        assertThat(changed).isNotEqualTo(raw);

        assertThat(Signature.of(changed).holds(signature.record())).isFalse();
    }

    private String campaign() {
        post("/messages", """
                {"subject": "%s", "kind": "campaign", "parameters": %s, "case": "2027-01-01"}""".formatted(person, CAMPAIGN)).statusCode(202);
        return arrived();
    }

    private String arrived() {
        await("the mail is there")
                .atMost(Duration.ofSeconds(60))
                .until(() -> !mailTo("signed", person).getList("raw").isEmpty());
        return mailTo("signed", person).getString("[0].raw");
    }
}
