package cn.xinshou.consent.decision;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.evaluate;
import static cn.xinshou.consent.Asking.send;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.consent.Asking;
import cn.xinshou.consent.policy.Editions;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A purpose that the policy begins to state waits for each person's own yes. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@TestSecurity(user = "platform", roles = "platform")
@Tag("P1.5")
class P1_5NewPurposeTest {

    private static final String NEXT = "test-new-purpose";
    private static final String PURPOSE = "exam-survey";
    private static final Duration UNTIL_NEXT = Duration.ofDays(10);

    private final UUID person = UUID.randomUUID();

    @Inject
    DataSource database;

    @Inject
    Clock clock;

    @Inject
    Decide decide;

    @BeforeEach
    void publish() throws SQLException {
        Editions.add(
                database,
                clock,
                Editions.document(
                        NEXT,
                        clock.instant().plus(UNTIL_NEXT).minusSeconds(60),
                        purposes -> Stream.concat(
                                        purposes.stream(), Stream.of(Editions.additional(PURPOSE, Set.of("email"))))
                                .toList(),
                        rights -> rights));
        act(person, "exam-news", "grant").statusCode(201);
    }

    @AfterEach
    void unpublish() throws SQLException {
        Asking.resetClock();
        Editions.remove(database, List.of(NEXT));
    }

    @Test
    void isOutsideThePolicyUntilItsDay() {
        evaluate(person, PURPOSE, "email").body("context.reason", equalTo("outside-policy"));
    }

    @Test
    void isDeniedUntilThePersonAgreed() {
        Asking.letPass(UNTIL_NEXT);

        isDenied();
    }

    @Test
    void isAllowedOnceThePersonAgreed() {
        Asking.letPass(UNTIL_NEXT);

        send(person, Asking.act(PURPOSE, "grant", true).replace(Asking.VERSION, NEXT))
                .statusCode(201);

        evaluate(person, PURPOSE, "email").body("decision", equalTo(true));
    }

    @Test
    void leavesWhatWasAgreedToBefore() {
        Asking.letPass(UNTIL_NEXT);

        evaluate(person, "exam-news", "email").body("decision", equalTo(true));
    }

    @Test
    @Tag("control-broken")
    void aNewPurposeThatIsSimplyPursuedIsNoticed() {
        Asking.letPass(UNTIL_NEXT);
        Answering.yesTo(decide, question -> question.purpose().equals(PURPOSE));

        assertThatThrownBy(this::isDenied).isInstanceOf(AssertionError.class);
    }

    private void isDenied() {
        evaluate(person, PURPOSE, "email").body("decision", equalTo(false)).body("context.promise", equalTo("P1.3"));
    }
}
