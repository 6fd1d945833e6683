package cn.xinshou.identity.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.People;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.problem.IdentityProblem;
import cn.xinshou.identity.sealing.BlindIndex;
import cn.xinshou.identity.sealing.Rotation;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keys change while people's data is written, read and erased (promise P4.1). */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P4.1")
class RotationTest {

    @Inject
    Rotation rotation;

    @Inject
    Reindex reindex;

    @Inject
    GivenProfiles profiles;

    @Inject
    OpenProfiles open;

    @Inject
    BlindIndex index;

    @Inject
    Database database;

    @AfterEach
    void tidyUp() {
        database.empty();
        rotation.forgetOldIndexKeys();
    }

    @Test
    void keysOfPeopleAndOfTheIndexRotateWhileWritersRun() throws Exception {
        var phones = new ConcurrentHashMap<UUID, String>();
        var erased = new ConcurrentSkipListSet<UUID>();
        var going = new AtomicBoolean(true);
        Callable<Integer> writer = () -> {
            var written = 0;
            for (; written == 0 || going.get(); written++) {
                var subject = UUID.randomUUID();
                var phone = People.phone();
                put(subject, phone, People.idNumber());
                phones.put(subject, phone);
                if (written % 5 == 0) {
                    erase(subject);
                    erased.add(subject);
                }
            }
            return written;
        };

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers =
                    IntStream.range(0, 4).mapToObj(i -> threads.submit(writer)).toList();
            for (var round = 0; round < 4; round++) {
                rotation.newPersonKey();
                rotation.newIndexKey();
                rotation.look();
                reindex.look();
            }
            going.set(false);
            assertThat(writers).extracting(Future::get).allMatch(written -> written > 0);
        }
        rotation.look();
        reindex.look();

        assertThat(database.count("select count(distinct key_id) from person_key"))
                .isOne();
        assertThat(database.count("select count(*) from person_key where key_id <> '" + rotation.personKey() + "'"))
                .isZero();
        phones.keySet().removeAll(erased);
        assertThat(found(phones)).isEqualTo(Set.of());
        assertThat(database.count("select count(*) from person_key")).isEqualTo(phones.size());
        rotation.forgetOldIndexKeys();
        assertThat(found(phones)).isEqualTo(Set.of());
    }

    @Test
    void twoPeopleNeverHoldOneIdNumberWhicheverKeyKnowsIt() {
        var idNumber = People.idNumber();
        put(UUID.randomUUID(), People.phone(), idNumber);

        rotation.newIndexKey();
        reindex.look();
        assertTaken(idNumber);

        rotation.forgetOldIndexKeys();
        assertTaken(idNumber);
    }

    @Test
    void aReplicaThatKnowsTheNewKeySeesWhatOneThatDoesNotWrote() {
        var idNumber = People.idNumber();
        var phone = People.phone();
        put(UUID.randomUUID(), phone, idNumber);
        rotation.newIndexKey();
        index.reload();

        // Nothing was computed again yet.
        assertTaken(idNumber);
        assertThat(find("phone", phone)).hasSize(1);
    }

    @Test
    @Tag("control-broken")
    void aKeyTakenAwayTooEarlyWouldLetTwoPeopleHoldOneIdNumber() {
        var idNumber = People.idNumber();
        put(UUID.randomUUID(), People.phone(), idNumber);
        rotation.newIndexKey();
        rotation.forgetOldIndexKeys();

        put(UUID.randomUUID(), People.phone(), idNumber);

        assertThat(database.count("select count(distinct subject) from blind_index where item = 'idNumber'"))
                .isEqualTo(2);
    }

    @Test
    void whatIsUnderARetiredKeyIsForgotten() {
        var phone = People.phone();
        put(UUID.randomUUID(), phone, People.idNumber());
        var before = rotation.indexKey();
        rotation.newIndexKey();
        reindex.look();

        rotation.retireIndexKey(before);
        reindex.look();

        assertThat(database.count("select count(*) from blind_index where key_id = '" + before + "'"))
                .isZero();
        assertThat(find("phone", phone)).hasSize(1);
    }

    @Test
    void aKeyThatDoesNotOpenKeepsNobodyElseBack() {
        var well = UUID.randomUUID();
        var broken = UUID.randomUUID();
        put(well, People.phone(), People.idNumber());
        put(broken, People.phone(), People.idNumber());
        database.execute("update person_key set wrapped = '\\x01' where subject = '" + broken + "'");

        rotation.newPersonKey();
        rotation.look();

        assertThat(database.count("select count(*) from person_key where subject = '" + well + "' and key_id = '"
                        + rotation.personKey() + "'"))
                .isOne();
    }

    @Test
    void peopleAreFoundByExactValueOnly() {
        var phone = People.phone();
        var one = UUID.randomUUID();
        var other = UUID.randomUUID();
        put(one, phone, People.idNumber());
        put(other, phone, People.idNumber());

        assertThat(find("phone", phone)).containsExactlyInAnyOrder(one, other);
        assertThat(find("phone", phone.substring(0, 10))).isEmpty();
        assertThat(find("idNumber", phone)).isEmpty();
    }

    private void assertTaken(String idNumber) {
        assertThatThrownBy(() -> put(UUID.randomUUID(), People.phone(), idNumber))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(IdentityProblem.ID_NUMBER_TAKEN));
    }

    private void put(UUID subject, String phone, String idNumber) {
        profiles.put(subject, "{\"phone\": \"%s\", \"idNumber\": \"%s\"}".formatted(phone, idNumber));
    }

    private void erase(UUID subject) {
        for (var table : List.of("person_key", "blind_index", "profile")) {
            database.execute("delete from " + table + " where subject = '" + subject + "'");
        }
    }

    private List<UUID> find(String item, String value) {
        return QuarkusTransaction.requiringNew().call(() -> index.find(item, value));
    }

    /** Those who are not found by their phone, or not readable any more. */
    private Set<UUID> found(Map<UUID, String> phones) {
        var lost = new ConcurrentSkipListSet<UUID>();
        phones.forEach((subject, phone) -> {
            var read = QuarkusTransaction.requiringNew().call(() -> open.of(subject));
            if (!find("phone", phone).contains(subject)
                    || read.isEmpty()
                    || !read.get().items().get(Item.PHONE).value().textValue().equals(phone)) {
                lost.add(subject);
            }
        });
        return lost;
    }
}
