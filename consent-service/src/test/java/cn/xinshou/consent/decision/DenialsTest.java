package cn.xinshou.consent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.consent.consent.Versions;
import cn.xinshou.consent.policy.KnownPolicies;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DenialsTest {

    private static final UUID PERSON = UUID.fromString("0199a000-0000-7000-8000-000000000001");

    private final Versions versions = Versions.of(new KnownPolicies("v1").all());
    private final Denials denials = new Denials(6, new SimpleMeterRegistry());

    @Test
    void sayWhoWasToBeToldWhat() {
        note("courier", "phone", "name");

        assertThat(denials.take(10).counts())
                .containsOnlyKeys(new Denials.Kind(
                        PERSON, "exam-news", "courier", List.of("name", "phone"), 0, Reason.WITHDRAWN));
    }

    @Test
    void areOneInWhateverOrderTheItemsAreAskedFor() {
        note(null, "phone", "name");
        note(null, "name", "phone");

        assertThat(denials.take(10).counts().values()).containsExactly(2L);
    }

    @Test
    void keepNoItemThatNoVersionNames() {
        note(null, "phone", "11010519491231002X");

        var kind = denials.take(10).counts().keySet().iterator().next();
        assertThat(kind.items()).containsExactly("phone");
        assertThat(kind.otherItems()).isEqualTo(1);
    }

    @Test
    void areCountedWhenThereIsNoRoomAndThatIsSaidOnce() {
        note(null, "phone", "name", "email");
        note("courier", "phone", "name");
        note("bank", "phone", "name");
        note(null, "phone", "name", "email");

        var taken = denials.take(10);

        assertThat(taken.counts().values()).containsExactly(2L);
        assertThat(taken.unrecorded()).isEqualTo(2);
        note("bank", "phone");
        assertThat(denials.take(10).unrecorded()).isZero();
    }

    @Test
    void thatCouldNotBeWrittenDownAreNotLost() {
        note(null, "phone", "name", "email");
        note("courier", "phone", "name");
        var taken = denials.take(10);
        note("courier", "phone", "name");
        note("bank", "phone", "name");

        denials.giveBack(taken);

        var again = denials.take(10);
        assertThat(again.counts().values().stream().mapToLong(count -> count).sum() + again.unrecorded())
                .isEqualTo(4);
    }

    @Test
    void ofSomeItemsSayWhichAndWhy() {
        var refused = List.of(
                new RefusedItem("photo", Reason.ITEM_NOT_ALLOWED),
                new RefusedItem("bloodGroup", Reason.OUTSIDE_POLICY),
                new RefusedItem("idNumber", Reason.ITEM_NOT_ALLOWED));

        denials.note(question(null, "phone", "photo", "bloodGroup", "idNumber"), refused, versions);

        assertThat(denials.take(10).counts())
                .containsOnlyKeys(
                        new Denials.Kind(
                                PERSON, "exam-news", null, List.of("idNumber", "photo"), 0, Reason.ITEM_NOT_ALLOWED),
                        new Denials.Kind(PERSON, "exam-news", null, List.of(), 1, Reason.OUTSIDE_POLICY));
    }

    private void note(@Nullable String recipient, String... items) {
        denials.note(question(recipient, items), Reason.WITHDRAWN, versions);
    }

    private static Question question(@Nullable String recipient, String... items) {
        return new Question(PERSON, "use", "exam-news", recipient, List.of(items), null, null, null, 0, false);
    }
}
