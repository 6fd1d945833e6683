package cn.xinshou.consent.decision;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.evaluate;
import static cn.xinshou.consent.Asking.evaluation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.consent.device.Linked;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A decision costs no statement: neither a yes nor a no nor a question about a stranger. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@TestSecurity(user = "platform", roles = "platform")
class NoSqlTest {

    @Inject
    Statements statements;

    @Inject
    Memory memory;

    private final UUID person = UUID.randomUUID();

    @BeforeEach
    void startAtZero() {
        act(person, "exam-news", "grant");
        act(person, "mail-tracking", "grant");
        await().atMost(Duration.ofSeconds(60)).until(memory::isFollowed);
        statements.take();
    }

    @Test
    void decisionsComeFromMemory() {
        evaluate(person, "exam-news", "email").body("decision", equalTo(true));
        evaluate(person, "corroboration", "city").body("decision", equalTo(false));
        evaluate(person, "account-service", "accountName").body("decision", equalTo(true));
        evaluate(UUID.randomUUID(), "exam-news", "email").body("decision", equalTo(false));

        assertThat(statements.take()).isZero();
    }

    @Test
    void askingStronglyIsCounted() {
        evaluate(evaluation(person, "exam-news", "email", "{\"consistency\": \"strong\"}"))
                .body("decision", equalTo(true));

        assertThat(statements.take()).isEqualTo(1);
    }

    /** What works on a device obeys the person's devices; memory holds who has any, and not what they say. */
    @Test
    void onlyAYesToWhatWorksOnADeviceOfSomebodyWhoHasOneCostsOne() {
        evaluate(person, "mail-tracking", "mailOpen").body("decision", equalTo(true));
        assertThat(statements.take()).isZero();

        memory.learn(new Linked(person));
        evaluate(person, "mail-tracking", "mailOpen").body("decision", equalTo(true));
        assertThat(statements.take()).isEqualTo(1);

        evaluate(evaluation(person, "mail-tracking", "all", "{}")
                        .replace("\"id\": \"all\"", "\"properties\": {\"items\": [\"mailOpen\", \"phone\", \"city\"]}"))
                .body("context.items", contains("mailOpen"));
        assertThat(statements.take()).as("items refused beside it").isEqualTo(1);

        evaluate(person, "preference-cookies", "cookie").body("decision", equalTo(false));
        assertThat(statements.take()).isZero();
    }
}
