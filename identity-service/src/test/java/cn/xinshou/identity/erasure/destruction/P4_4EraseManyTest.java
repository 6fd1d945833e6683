package cn.xinshou.identity.erasure.destruction;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.People;
import cn.xinshou.identity.Profiled;
import cn.xinshou.identity.erasure.Erasure;
import cn.xinshou.identity.erasure.ErasureConfig;
import cn.xinshou.identity.erasure.Erasures;
import cn.xinshou.identity.erasure.Ground;
import cn.xinshou.identity.erasure.OrderErasure;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.Readings;
import cn.xinshou.identity.reading.Why;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many people are erased together, and each as if alone. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P4.4")
class P4_4EraseManyTest {

    private static final long PATIENCE = 60;
    /** More than one batch. */
    private static final int MANY = 30;

    @Inject
    OrderErasure order;

    @Inject
    EraseSubject erase;

    @Inject
    CarryOutErasures carryOut;

    @Inject
    Erasures erasures;

    @Inject
    Tombstones tombstones;

    @Inject
    ErasureConfig config;

    @Inject
    Readings readings;

    @Inject
    EntityManager entities;

    @Inject
    Profiled profiled;

    @Inject
    Database database;

    @BeforeEach
    @AfterEach
    void tidyUp() throws IOException {
        database.execute("drop trigger if exists refuse on profile_item; drop function if exists refuse()");
        database.empty();
        database.execute("truncate erasure cascade");
        database.execute("truncate kept_record cascade");
        Files.deleteIfExists(config.tombstones().resolve("erased"));
    }

    private UUID person(boolean withKey) {
        return withKey
                ? profiled.with("{\"name\": \"李明\", \"phone\": \"%s\"}".formatted(People.phone()))
                : UUID.randomUUID();
    }

    private List<UUID> people(int count) {
        return Stream.generate(() -> person(true)).limit(count).toList();
    }

    private UUID ordered(UUID person) {
        return QuarkusTransaction.requiringNew().call(() -> order.order(person, Ground.PERSON_ASKED, null, "officer"));
    }

    private Erasure of(UUID person) {
        return erasures.of(person).orElseThrow();
    }

    private List<Tombstone> stones() {
        var all = new ArrayList<Tombstone>();
        tombstones.forEachBatch(all::addAll);
        return all;
    }

    @Test
    void eachHasCountsRecordsFactAndTombstoneOfTheirOwn() {
        var people = people(MANY);
        var nobody = person(false);
        var asked = people.getFirst();
        database.execute("""
                insert into request (id, subject, kind, state, channel, requester, received_at, due_at, answer_by, paused_days, extended,
                                     decided_at, decided_by)
                values (gen_random_uuid(), '%s', 'copy', 'fulfilled', 'online', 'self', now(), now() + interval '15 days',
                        now() + interval '30 days', 0, false, now(), 'officer')""".formatted(asked));
        Stream.concat(people.stream(), Stream.of(nobody)).forEach(this::ordered);

        assertThat(carryOut.carryOut()).isEqualTo(MANY + 1);

        assertThat(people).allSatisfy(person -> {
            assertThat(of(person).state()).isEqualTo(Erasure.State.ERASED);
            assertThat(of(person).destroyed().path("profile_item").asInt()).isEqualTo(2);
            assertThat(of(person).destroyed().path("person_key").asInt()).isOne();
            assertThat(of(person).destroyed().path("request").asInt()).isEqualTo(person.equals(asked) ? 1 : 0);
            assertThat(of(person).kept()).hasSize(person.equals(asked) ? 1 : 0);
        });
        assertThat(of(nobody).state()).isEqualTo(Erasure.State.ERASED);
        assertThat(of(nobody).destroyed()).isEmpty();
        assertThat(database.count("select count(*) from person_key")).isZero();
        assertThat(stones())
                .allSatisfy(stone -> assertThat(stone.erasure())
                        .isEqualTo(of(stone.subject()).id()))
                .extracting(Tombstone::subject)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(people.stream(), Stream.of(nobody)).toList());
        assertThat(new HashSet<>(
                        people.stream().map(person -> of(person).event()).toList()))
                .doesNotContainNull()
                .hasSize(MANY);
        assertThat(database.count("select count(*) from erasure_party")).isEqualTo(4L * (MANY + 1));
    }

    /** Whoever writes something down about one of them is not waited for while the others are held. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoIsBusyIsLeftOutAndGoesAlone(boolean withKey) throws Exception {
        var busy = person(withKey);
        var free = person(true);
        var ids = List.of(ordered(busy), ordered(free));
        var written = new CountDownLatch(1);
        var erased = new CountDownLatch(1);
        try (var lines = Executors.newFixedThreadPool(1)) {
            var read = lines.submit(() -> QuarkusTransaction.requiringNew().call(() -> {
                readings.note(busy, List.of("name"), Why.ownRight(), new Actor("platform", "platform"));
                entities.flush();
                written.countDown();
                return erased.await(PATIENCE, SECONDS);
            }));
            assertThat(written.await(PATIENCE, SECONDS)).isTrue();

            assertThat(erase.eraseFree(ids)).isOne();

            assertThat(of(free).state()).isEqualTo(Erasure.State.ERASED);
            assertThat(of(busy).state()).isEqualTo(Erasure.State.ORDERED);
            erased.countDown();
            assertThat(read.get(PATIENCE, SECONDS)).isTrue();
        }
        assertThat(carryOut.carryOut()).isOne();
        assertThat(of(busy).state()).isEqualTo(Erasure.State.ERASED);
        assertThat(database.count("select count(*) from profile_read where subject = '" + busy + "'"))
                .isZero();
    }

    @Test
    void whatFailsForOneDoesNotKeepTheOthers() {
        var people = people(3);
        var stuck = people.get(1);
        people.forEach(this::ordered);
        database.execute("""
                create function refuse() returns trigger language plpgsql as $$
                begin if old.subject = '%s' then raise 'not this one'; end if; return old; end $$""".formatted(stuck));
        database.execute("create trigger refuse before delete on profile_item for each row execute function refuse()");

        assertThat(carryOut.carryOut()).isEqualTo(2);

        assertThat(of(stuck).state()).isEqualTo(Erasure.State.ORDERED);
        assertThat(database.count("select count(*) from profile_item where subject = '" + stuck + "'"))
                .isEqualTo(2);
        database.execute("drop trigger refuse on profile_item");
        assertThat(carryOut.carryOut()).isOne();
        assertThat(of(stuck).state()).isEqualTo(Erasure.State.ERASED);
    }
}
