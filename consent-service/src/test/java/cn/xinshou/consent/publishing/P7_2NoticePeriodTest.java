package cn.xinshou.consent.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.consent.Asking;
import cn.xinshou.consent.policy.DraftOfShipped;
import cn.xinshou.local.ServiceFixture;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People are told before a version is in force: seven days before, thirty if the change is a major one, to the second. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@TestSecurity(user = "bob", roles = "policy-editor")
@Tag("P7.2")
class P7_2NoticePeriodTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Inject
    Editing.Desk desk;

    @Inject
    PublishPolicy publish;

    private final ObjectNode draft = DraftOfShipped.next();
    private final Instant day =
            OffsetDateTime.parse(draft.get("effectiveFrom").asText()).toInstant();

    @AfterEach
    void now() {
        Asking.resetClock();
    }

    @ParameterizedTest
    @CsvSource({"7, false", "30, true"})
    @ActivateRequestContext
    void aSecondTooLateIsTooLateAndSaysWhenItWouldBeEarlyEnough(int days, boolean major) throws SQLException {
        begin(major);
        Asking.stopAt(day.minus(Duration.ofDays(days)).plus(SECOND));

        isRefused();
    }

    @ParameterizedTest
    @CsvSource({"7, false", "30, true"})
    @ActivateRequestContext
    void exactlyTheNoticePeriodIsEnough(int days, boolean major) throws SQLException {
        begin(major);
        Asking.stopAt(day.minus(Duration.ofDays(days)));

        assertThat(publishAndUndo().major()).isEqualTo(major);
    }

    @Test
    @Tag("control-broken")
    @ActivateRequestContext
    void anOrdinaryNoticeForAMajorChangeIsNoticed() throws SQLException {
        begin(true);
        Asking.stopAt(day.minus(Duration.ofDays(30)).plus(SECOND));
        QuarkusMock.installMockForType(new NoticePeriod(Period.ofDays(7), Period.ofDays(7)), NoticePeriod.class);

        // The refusal has no effect, so the door can be asked; here it would have one.
        assertThatThrownBy(() -> {
                    publishAndUndo();
                    throw new AssertionError("it was published a second too late");
                })
                .isInstanceOf(AssertionError.class);
    }

    private void begin(boolean major) throws SQLException {
        if (major) {
            PublishResourceTest.newPurpose(draft);
        }
        desk.begin(draft, "eve");
    }

    private void isRefused() {
        Editing.publish(draft.get("version").asText(), "\"1\"", "{}")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/notice-too-short"))
                .body("earliest", equalTo(day.plus(SECOND).toString()))
                .body("errors[0].field", equalTo("effectiveFrom"))
                .body("errors[0].message", equalTo("leaves less than the notice period"));
    }

    /** So that no other test finds a version that was published in the year 2300. */
    private Publication publishAndUndo() throws SQLException {
        QuarkusTransaction.begin();
        try {
            return publish.publish(new PublishPolicy.Release(
                    draft.get("version").asText(), "\"1\"", null, new TreeSet<>(), null, "bob"));
        } finally {
            QuarkusTransaction.rollback();
        }
    }
}
