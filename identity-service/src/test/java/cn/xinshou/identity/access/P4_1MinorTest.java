package cn.xinshou.identity.access;

import static cn.xinshou.identity.Staffed.OFFICER;
import static cn.xinshou.identity.Staffed.OFFICER_2;
import static cn.xinshou.identity.access.ReadOnCase.lacks;
import static cn.xinshou.identity.access.ReadOnCase.query;
import static cn.xinshou.identity.access.ReadOnCase.read;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.People;
import cn.xinshou.identity.Profiled;
import cn.xinshou.identity.Staffed;
import cn.xinshou.identity.access.approval.AlwaysApproved;
import cn.xinshou.identity.access.approval.Approvals;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data of a minor are shown to staff with a second person's word only. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P4.1")
@TestSecurity(user = OFFICER, roles = "privacy-officer")
class P4_1MinorTest {

    @Inject
    Database database;

    @Inject
    Profiled profiled;

    @Inject
    Staffed staffed;

    @Inject
    MovableClock clock;

    @BeforeEach
    void staffAreTrained() {
        Consents.forget();
        staffed.train(OFFICER);
    }

    @AfterEach
    void tidyUp() {
        clock.reset();
        database.empty();
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 17})
    void needsTheWordOfASecondPerson(int years) {
        needsApproval(aged(years));
    }

    @Test
    void needsItWhereOnlyAGuardianTellsThatThereIsAMinor() {
        needsApproval("{\"name\": \"小明\", \"guardian\": \"王芳\"}");
    }

    private static String aged(int years) {
        return "{\"name\": \"小明\", \"city\": \"北京\", \"birthDate\": \"%s\"}".formatted(People.bornYearsAgo(years));
    }

    @Test
    @Tag("control-broken")
    void wouldBeReadOnOnesOwnWordIfNobodyAskedForTheSecond() {
        QuarkusMock.installMockForType(new AlwaysApproved(), Approvals.class);

        assertThatThrownBy(() -> needsApproval(aged(12))).isInstanceOf(AssertionError.class);
    }

    private void needsApproval(String profile) {
        var minor = profiled.with(profile);
        lacks(read(minor, query(staffed.request(minor), "&items=name")), "approval");
    }

    @Test
    void isReadWithinWhatTheSecondPersonAgreedTo() {
        var minor = profiled.with(aged(12));
        var open = staffed.request(minor);
        database.execute("""
                insert into access_approval (id, subject, case_id, case_kind, items, reason, asked_by, role, asked_at, until, state,
                                             decided_by, decided_at)
                values (gen_random_uuid(), '%s', '%s', 'RIGHTS_REQUEST', '{name}', '', '%s', 'privacy-officer', now(),
                        now() + interval '4 hours', 'APPROVED', '%s', now())
                """.formatted(minor, open, OFFICER, OFFICER_2));

        read(minor, query(open, "&items=name")).statusCode(200).body("name", equalTo("小*"));
        lacks(read(minor, query(open, "&items=name,city")), "approval");
        lacks(read(minor, query(staffed.request(minor), "&items=name")), "approval");
        clock.advance(Duration.ofHours(5));
        lacks(read(minor, query(open, "&items=name")), "approval");
    }
}
