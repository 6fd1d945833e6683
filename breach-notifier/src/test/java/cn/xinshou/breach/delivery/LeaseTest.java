package cn.xinshou.breach.delivery;

import static cn.xinshou.breach.Calls.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.breach.Cast;
import cn.xinshou.breach.Neighbours;
import cn.xinshou.breach.delivery.Outcome.Verdict;
import cn.xinshou.breach.sql.Rows;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a worker that dies, or only sleeps too long, leaves behind. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(Neighbours.class)
@TestSecurity(user = "auditor-1", roles = "auditor")
class LeaseTest {

    private static final Outcome ACCEPTED = new Outcome(Phase.ACKNOWLEDGED, Verdict.ACCEPTED, 250, "2.0.0");

    @Inject
    Cast cast;

    @Inject
    Lull lull;

    @Inject
    ClaimDeliveries claim;

    @Inject
    EmbarkDeliveries embark;

    @Inject
    RecordResults record;

    @Inject
    SweepDeliveries sweep;

    @Inject
    Rows rows;

    private final UUID lease = UUID.randomUUID();
    private UUID incident;

    @BeforeEach
    void theServiceOwnWorkerRests() {
        lull.begin();
        var opened = cast.incident(UUID.randomUUID());
        incident = opened.id();
        cast.sending(incident);
    }

    @AfterEach
    void itWorksAgain() {
        lull.end();
    }

    private Claimed claimed() {
        return claim.claim(lease).stream()
                .filter(c -> c.incident().equals(incident))
                .findFirst()
                .orElseThrow();
    }

    private boolean embarks(Claimed claimed) {
        var label = new Embarked(claimed.delivery(), "CODE", "<id@x>", "b".repeat(64), "a***@x", "c".repeat(64));
        return !embark.embark(List.of(label), lease).isEmpty();
    }

    private void theLeaseRunsOut() {
        rows.change("update delivery set lease_until = now() - interval '1 second' where lease = ?", lease);
        sweep.sweep();
    }

    private void isIn(String state, int attempts) {
        get("/incidents/" + incident + "/deliveries")
                .body("items[0].state", equalTo(state))
                .body("items[0].attempts", equalTo(attempts));
    }

    @Test
    void twoWorkersNeverHoldTheSameCopy() {
        claimed();

        assertThat(claim.claim(UUID.randomUUID())).noneMatch(c -> c.incident().equals(incident));
    }

    @Test
    void aCrashBeforeEmbarkingMeansThatNothingLeft() {
        claimed();

        theLeaseRunsOut();

        isIn("PLANNED", 0);
    }

    @Test
    void aCrashAfterEmbarkingLeavesDoubt() {
        assertThat(embarks(claimed())).isTrue();

        theLeaseRunsOut();

        isIn("IN_DOUBT", 1);
    }

    @Test
    void nothingEmbarksWithoutItsLease() {
        var claimed = claimed();

        theLeaseRunsOut();

        assertThat(embarks(claimed)).isFalse();
    }

    @Test
    void aLateResultIsEvidenceAndMovesNothing() {
        var claimed = claimed();
        embarks(claimed);
        theLeaseRunsOut();

        assertThat(record.record(List.of(Result.of(claimed, ACCEPTED)), lease)).isZero();

        isIn("IN_DOUBT", 1);
        get("/incidents/" + incident + "/proof")
                .body("people[0].tries[0].late", equalTo(true))
                .body("people[0].tries[0].replyCode", equalTo(250));
    }
}
