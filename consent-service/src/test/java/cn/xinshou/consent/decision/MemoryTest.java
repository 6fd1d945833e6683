package cn.xinshou.consent.decision;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.decide;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.xinshou.consent.consent.ReaskBudget;
import cn.xinshou.consent.consent.VersionsNow;
import cn.xinshou.consent.device.DeviceAsking;
import cn.xinshou.consent.policy.KnownPolicies;
import cn.xinshou.consent.policy.Policies;
import cn.xinshou.journal.Followers;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A second replica, here a second memory beside the service's own: it hears of everything through the broker only. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@TestSecurity(user = "platform", roles = "platform")
class MemoryTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    /** No silence of the broker's is so long that memory is doubted, however slow the machine is. */
    private static final Duration SURE = SOON;

    private static final String LINKING = "0199a000-0000-7000-8000-00000000de01";
    private static final String LINKED = "0199a000-0000-7000-8000-00000000de02";

    @Inject
    Followers followers;

    @Inject
    Standings standings;

    @Inject
    LoadEverybody everybody;

    @Inject
    ReaskBudget budget;

    @Inject
    VersionsNow versions;

    @Inject
    RulesNow rules;

    @Inject
    Policies policies;

    @Inject
    Denials denials;

    @Inject
    Memory own;

    @Inject
    Clock clock;

    private final UUID person = UUID.randomUUID();
    private Memory other;

    @BeforeEach
    void startAnotherReplica() {
        other = memory(SURE);
        // What earlier tests published has it read everything anew.
        await().atMost(SOON).until(() -> own.isTrusted(versions.all()));
    }

    private Memory memory(Duration longestSilence) {
        var memory =
                new Memory(followers, everybody, budget, versions, policies, clock, "xinshou.consent", longestSilence);
        memory.onStart(new StartupEvent());
        await().atMost(SOON).until(memory::isReady);
        return memory;
    }

    @Test
    void hearsOfAWithdrawalThroughTheBroker() {
        act(person, "exam-news", "grant");
        await().atMost(SOON).until(() -> mark(other, "exam-news") == Row.Mark.GRANTED);

        act(person, "exam-news", "withdraw");

        await().atMost(SOON).until(() -> mark(other, "exam-news") == Row.Mark.WITHDRAWN);
    }

    @Test
    @TestSecurity(user = LINKING, roles = "data-subject")
    void hearsThroughTheBrokerWhoHasADevice() {
        assertThat(other.mayHaveDevices(UUID.fromString(LINKING))).isFalse();

        new DeviceAsking().linkTo(LINKING);

        assertThat(own.mayHaveDevices(UUID.fromString(LINKING))).isTrue();
        await().atMost(SOON).until(() -> other.mayHaveDevices(UUID.fromString(LINKING)));
        assertThat(other.mayHaveDevices(UUID.randomUUID())).isFalse();
    }

    @Test
    @TestSecurity(user = LINKED, roles = "data-subject")
    void knowsWhoHadADeviceBeforeItStarted() {
        new DeviceAsking().linkTo(LINKED);

        assertThat(memory(SURE).mayHaveDevices(UUID.fromString(LINKED))).isTrue();
    }

    @Test
    void takesNobodyForSomebodyWithoutADeviceWhileItCannotBeSure() {
        assertThat(memory(Duration.ZERO).mayHaveDevices(person)).isTrue();
    }

    @Test
    void hearsOfADecline() {
        decide(person, "decline");

        await().atMost(SOON).untilAsserted(() -> {
            var row = encoding().blank();
            assertThat(other.read(person, row)).isTrue();
            assertThat(row.declined()).isTrue();
        });
    }

    @Test
    void knowsWhatWasDecidedBeforeItStarted() {
        act(person, "exam-news", "grant");
        act(person, "corroboration", "refuse");

        var late = memory(SURE);

        assertThat(mark(late, "exam-news")).isEqualTo(Row.Mark.GRANTED);
        assertThat(mark(late, "corroboration")).isEqualTo(Row.Mark.REFUSED);
    }

    @Test
    void knowsTheRevisionThatTheWriteWasAnsweredWith() {
        var revision =
                Long.parseLong(act(person, "exam-news", "grant").extract().path("revision"));

        await().atMost(SOON).untilAsserted(() -> {
            var row = encoding().blank();
            assertThat(other.read(person, row)).isTrue();
            assertThat(row.revision()).isEqualTo(revision);
        });
    }

    @Test
    void theReplicaThatTookTheWriteKnowsAtOnce() {
        act(person, "exam-news", "grant");

        assertThat(mark(own, "exam-news")).isEqualTo(Row.Mark.GRANTED);
    }

    @Test
    void asksTheDatabaseWhileItCannotBeSure() {
        act(person, "exam-news", "grant");
        var neverSure = memory(Duration.ZERO);

        var decision = decideWith(neverSure, standings).decide(question("exam-news"));

        assertThat(decision.reason()).isEqualTo(Reason.GRANTED);
    }

    @Test
    void saysNoWhileItCannotBeSureAndTheDatabaseIsAway() {
        act(person, "exam-news", "grant");
        var neverSure = memory(Duration.ZERO);

        var decision =
                decideWith(neverSure, new Standings(KnownPolicies.away())).decide(question("exam-news"));

        assertThat(decision.reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void goesOnFromMemoryWhileTheDatabaseIsAway() {
        act(person, "exam-news", "grant");

        var decision = decideWith(own, new Standings(KnownPolicies.away())).decide(question("exam-news"));

        assertThat(decision.reason()).isEqualTo(Reason.GRANTED);
    }

    @Test
    void coreFunctionsGoOnWhenNothingIsKnown() {
        var neverSure = memory(Duration.ZERO);

        var decision =
                decideWith(neverSure, new Standings(KnownPolicies.away())).decide(question("account-security"));

        assertThat(decision.reason()).isEqualTo(Reason.LEGAL_BASIS);
    }

    private Decide decideWith(Memory memory, Standings database) {
        return new Decide(memory, database, rules, policies, denials, clock);
    }

    private Question question(String purpose) {
        var item = purpose.equals("account-security") ? "ip" : "email";
        return new Question(person, "use", purpose, null, List.of(item), null, null, null, 0, false);
    }

    private Encoding encoding() {
        return new Encoding(versions.all());
    }

    private Row.Mark mark(Memory memory, String purpose) {
        var row = encoding().blank();
        return memory.read(person, row) ? row.mark(encoding().place(purpose)) : Row.Mark.NOT_ASKED;
    }
}
