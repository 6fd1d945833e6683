package cn.xinshou.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.xinshou.e2e.suite.Answer;
import cn.xinshou.e2e.suite.Door;
import cn.xinshou.e2e.suite.Tokens;
import cn.xinshou.local.suite.OurService;
import cn.xinshou.local.suite.Part;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The identity provider goes away. A service that knows its keys goes on letting people in on their tokens; one that was started meanwhile
 * knows none, lets nobody in, says for how long, and opens when the provider is back.
 */
@Order(Integer.MAX_VALUE - 17)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IdentityProviderAwayE2ETest {

    private static final Duration RECOVERY = Duration.ofSeconds(120);
    private static final String QUESTION = "/requests?subject=" + UUID.randomUUID();
    private static final RunningSuite RUNNING = RunningSuite.get();

    private static Door platform;
    private static Part late;

    @BeforeAll
    static void aServiceStartsWhileTheProviderIsAway() {
        platform = RUNNING.door()
                .with("Authorization", "Bearer " + RUNNING.tokens().fresh(Tokens.PLATFORM));
        platform.get("identity", QUESTION).mustBe(200);
        RUNNING.stopIdentityProvider();
        late = RUNNING.startSecond(OurService.IDENTITY);
    }

    @AfterAll
    static void allIsAsItWas() {
        RUNNING.startIdentityProvider();
        late.stop();
    }

    @Test
    @Order(1)
    void whoKnowsItsKeysLetsPeopleIn() {
        platform.get("identity", QUESTION).mustBe(200);
    }

    @Test
    @Order(1)
    void whoKnowsNoneLetsNobodyInAndSaysForHowLong() {
        assertRefusedForNow(platform.get("identity2", QUESTION));
        assertRefusedForNow(platform.get("identity2", "/me/requests"));
    }

    @Test
    @Order(1)
    void whoeverBringsNoTokenIsToldTheSame() {
        assertRefusedForNow(RUNNING.door().get("identity2", QUESTION));
    }

    @Test
    @Order(1)
    void whatNeedsNoTokenGoesOn() {
        RUNNING.door().get("identity2", "/.well-known/jwks.json").mustBe(200);
    }

    @Test
    @Order(2)
    void itsDoorsOpenWhenTheProviderIsBackWithoutARestart() {
        long process = late.pid();

        RUNNING.startIdentityProvider();

        await("the doors open")
                .atMost(RECOVERY)
                .until(() -> platform.get("identity2", QUESTION).status() == 200);
        assertThat(late.pid()).isEqualTo(process);
    }

    private static void assertRefusedForNow(Answer answer) {
        assertThat(answer.status()).as(answer.question()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).as(answer.question()).isPresent();
        assertThat(answer.json().path("detail").asText()).as(answer.question()).contains("identity provider");
    }
}
