package cn.xinshou.audit.decision;

import static cn.xinshou.audit.OddLogins.decision;
import static cn.xinshou.audit.OddLogins.get;
import static cn.xinshou.audit.OddLogins.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.journal.Journal;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Decisions made only by an algorithm can be explained and contested. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@TestSecurity(
        user = P5_4DecisionTest.OWN,
        roles = {"platform", "data-subject", "privacy-officer"})
@Tag("P5.4")
class P5_4DecisionTest {

    static final String OWN = "0199a000-0000-7000-8000-0000000000d4";

    @Inject
    Decisions decisions;

    @Inject
    SealedDecisions sealed;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    @Test
    void aDecisionOfAMachineIsExplained() {
        isExplained(decision("Sun-" + UUID.randomUUID(), OWN));
    }

    @Test
    void aPersonHasTheLastWord() {
        isDecidedByAPerson(decision("Sun-" + UUID.randomUUID(), OWN));
    }

    @Test
    @Tag("control-broken")
    void aDecisionThatIsNotWrittenDownIsNoticed() {
        QuarkusMock.installMockForType(
                new RecordDecision(decisions, sealed, journal, clock) {
                    @Override
                    public Decided record(NewDecision made, UUID subject) {
                        return new Decided(made.id(), false);
                    }
                },
                RecordDecision.class);
        var id = decision("Sun-" + UUID.randomUUID(), OWN);

        assertThatThrownBy(() -> isExplained(id)).isInstanceOf(AssertionError.class);
    }

    @Test
    @Tag("control-broken")
    void anAppealThatLeadsNowhereIsNoticed() {
        var id = decision("Sun-" + UUID.randomUUID(), OWN);
        QuarkusMock.installMockForType(
                new AppealDecision(decisions, sealed, journal, clock) {
                    @Override
                    Decision appeal(UUID decision, UUID subject, String words, boolean refuse) {
                        return decisions.required(decision);
                    }
                },
                AppealDecision.class);

        assertThatThrownBy(() -> isDecidedByAPerson(id)).isInstanceOf(AssertionError.class);
    }

    private static void isExplained(String id) {
        var explained = get("/decisions/{id}", id).statusCode(200).extract().jsonPath();
        for (var part : new String[] {"inputs", "reasons", "effects"}) {
            assertThat(explained.getList(part + ".zh", String.class))
                    .isNotEmpty()
                    .noneMatch(String::isBlank);
            assertThat(explained.getList(part + ".en", String.class))
                    .isNotEmpty()
                    .noneMatch(String::isBlank);
        }
        assertThat(explained.getString("model")).isNotBlank();
    }

    private static void isDecidedByAPerson(String id) {
        post("/decisions/{id}/appeal", "{}", id).statusCode(200);
        post("/decisions/{id}/review", "{\"outcome\": \"overturned\", \"reasons\": \"已核实\"}", id)
                .statusCode(200);
        assertThat(get("/decisions/{id}", id).extract().<String>path("state")).isEqualTo("overturned");
    }
}
