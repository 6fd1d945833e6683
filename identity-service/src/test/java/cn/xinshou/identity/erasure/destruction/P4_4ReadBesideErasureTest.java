package cn.xinshou.identity.erasure.destruction;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Profiled;
import cn.xinshou.identity.erasure.Ground;
import cn.xinshou.identity.erasure.OrderErasure;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.Readings;
import cn.xinshou.identity.reading.Why;
import cn.xinshou.identity.sealing.Gone;
import cn.xinshou.identity.sealing.Unguarded;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A read that is written down while its person is erased leaves nothing: whichever of the two is first, the other one waits for it and sees
 * what it did. Of somebody of whom nothing is sealed there is no key to hold on to, and still.
 */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P4.4")
class P4_4ReadBesideErasureTest {

    private static final long PATIENCE = 60;

    @Inject
    Readings readings;

    @Inject
    OrderErasure order;

    @Inject
    EraseSubject erase;

    @Inject
    Profiled profiled;

    @Inject
    Database database;

    @Inject
    EntityManager entities;

    @AfterEach
    void tidyUp() {
        database.empty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anErasureFindsWhatIsBeingWrittenDown(boolean withKey) throws Exception {
        assertThat(leftByAReadBeforeAnErasure(person(withKey))).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoeverWritesDownSeesTheErasureUnderWay(boolean withKey) throws Exception {
        assertThat(leftByAReadDuringAnErasure(person(withKey))).isZero();
    }

    @Test
    void ofManyAtOnceNothingIsLeft() throws Exception {
        for (var round = 0; round < 25; round++) {
            var person = person(round % 2 == 0);
            var erasure = ordered(person);
            var start = new CyclicBarrier(5);
            try (var lines = Executors.newFixedThreadPool(5)) {
                var all = java.util.stream.IntStream.range(0, 5)
                        .mapToObj(line -> lines.submit((Callable<Boolean>) () -> {
                            start.await(PATIENCE, SECONDS);
                            return line == 0 ? erase.erase(erasure) : noted(person);
                        }))
                        .toList();
                for (var one : all) {
                    one.get(PATIENCE, SECONDS);
                }
            }
            assertThat(left(person)).as("round " + round).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Tag("control-broken")
    void withoutTheGuardAReadBeforeStays(boolean withKey) {
        QuarkusMock.installMockForType(new Unguarded(entities), Gone.class);

        assertThatThrownBy(() ->
                        assertThat(leftByAReadBeforeAnErasure(person(withKey))).isZero())
                .isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Tag("control-broken")
    void withoutTheGuardAReadDuringStays(boolean withKey) {
        QuarkusMock.installMockForType(new Unguarded(entities), Gone.class);

        assertThatThrownBy(() ->
                        assertThat(leftByAReadDuringAnErasure(person(withKey))).isZero())
                .isInstanceOf(AssertionError.class);
    }

    /** The read is written down and not committed yet when the erasure begins. */
    private long leftByAReadBeforeAnErasure(UUID person) throws Exception {
        var erasure = ordered(person);
        var written = new CountDownLatch(1);
        var erased = new CountDownLatch(1);
        try (var lines = Executors.newFixedThreadPool(1)) {
            var read = lines.submit(() -> QuarkusTransaction.requiringNew().call(() -> {
                note(person);
                written.countDown();
                untilThroughOrHeldUp(erased);
                return true;
            }));
            assertThat(written.await(PATIENCE, SECONDS)).isTrue();
            assertThat(erase.erase(erasure)).isTrue();
            erased.countDown();
            read.get(PATIENCE, SECONDS);
        }
        return left(person);
    }

    /** The erasure is carried out and not committed yet when the read is written down. */
    private long leftByAReadDuringAnErasure(UUID person) throws Exception {
        var erasure = ordered(person);
        var gone = new CountDownLatch(1);
        var written = new CountDownLatch(1);
        try (var lines = Executors.newFixedThreadPool(1)) {
            var erasing = lines.submit(() -> QuarkusTransaction.requiringNew().call(() -> {
                erase.erase(erasure);
                gone.countDown();
                untilThroughOrHeldUp(written);
                return true;
            }));
            assertThat(gone.await(PATIENCE, SECONDS)).isTrue();
            noted(person);
            written.countDown();
            erasing.get(PATIENCE, SECONDS);
        }
        return left(person);
    }

    /** What is not held up ends first; what is waits for this transaction, and is seen to. */
    private void untilThroughOrHeldUp(CountDownLatch other) {
        await().atMost(PATIENCE, SECONDS)
                .until(() -> other.getCount() == 0
                        || database.count("select count(*) from pg_stat_activity"
                                        + " where wait_event_type = 'Lock' and datname = current_database()")
                                > 0);
    }

    private boolean noted(UUID person) {
        QuarkusTransaction.requiringNew().run(() -> note(person));
        return true;
    }

    private void note(UUID person) {
        readings.note(person, List.of("name"), Why.ownRight(), new Actor("platform", "platform"));
        // Written when it is flushed, and not before the transaction's end.
        entities.flush();
    }

    private UUID person(boolean withKey) {
        return withKey ? profiled.with("{\"name\": \"李明\"}") : UUID.randomUUID();
    }

    private UUID ordered(UUID person) {
        return QuarkusTransaction.requiringNew().call(() -> order.order(person, Ground.PERSON_ASKED, null, "officer"));
    }

    private long left(UUID person) {
        return database.count("select count(*) from profile_read where subject = '" + person + "'");
    }
}
