package cn.xinshou.identity.school;

import static cn.xinshou.identity.school.Schools.PURPOSE;
import static cn.xinshou.identity.school.Schools.confirm;
import static cn.xinshou.identity.school.Schools.delegated;
import static cn.xinshou.identity.school.Schools.entered;
import static cn.xinshou.identity.school.Schools.mine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.identity.Acting;
import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.permission.AskingNobody;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody at a school consents for a candidate: what was entered is held only after the candidate confirmed it and had consented. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P1.3")
class P1_3SchoolConsentTest {

    private static final String ITEMS = "{\"name\": \"李明\", \"phone\": \"13812345678\"}";

    private final UUID subject = UUID.randomUUID();

    @Inject
    Database database;

    @BeforeEach
    void nobodyAgreedToAnything() {
        Consents.forget();
    }

    @AfterEach
    void tidyUp() {
        Acting.asNobody();
        Consents.forget();
        database.empty();
    }

    @Test
    void whatASchoolEnteredIsNoPartOfAProfileHoweverMuchWasAgreed() {
        Consents.grant(subject, PURPOSE, "name", "phone");

        entered(delegated(), "A-1", subject, ITEMS);

        nothingIsHeld();
    }

    @Test
    void aConfirmationIsNoConsent() {
        confirmedWithoutConsentNothingIsHeld();
        mine(subject).body("items[0].state", equalTo("waiting"));
    }

    @Test
    void whatTheConsentDoesNotCoverIsNamedAndTheRestCanBeConfirmed() {
        Consents.grant(subject, PURPOSE, "name");
        var entry = entered(delegated(), "A-1", subject, ITEMS);

        confirm(subject, entry, "{}").statusCode(403).body("errors.field", contains("phone"));
        nothingIsHeld();
        confirm(subject, entry, "{\"items\": [\"name\"]}").statusCode(200);
    }

    @Test
    @Tag("P1.1")
    void consentToAnotherPurposeIsNone() {
        Consents.grant(subject, "exam-news", "name", "phone");

        confirmedWithoutConsentNothingIsHeld();
    }

    @ParameterizedTest
    @ValueSource(strings = {"slow", "failing", "talking nonsense"})
    void noAnswerIsANo(String mood) {
        Consents.grant(subject, PURPOSE, "name", "phone");
        var entry = entered(delegated(), "A-1", subject, ITEMS);
        Consents.mood(mood);

        confirm(subject, entry, "{}").statusCode(503);
        nothingIsHeld();
    }

    @Test
    @Tag("control-broken")
    @Tag("P1.1")
    void somethingHeldThatNobodyConsentedToIsNoticed() {
        AskingNobody.install();

        assertThatThrownBy(this::confirmedWithoutConsentNothingIsHeld).isInstanceOf(AssertionError.class);
    }

    @Test
    @Tag("control-broken")
    void somethingHeldThatNobodyConfirmedIsNoticed() {
        entered(delegated(), "A-1", subject, ITEMS);
        database.execute("insert into profile (subject, version, created_at, changed_at) values ('" + subject
                + "', 1, now(), now())");
        database.execute("insert into profile_item (subject, item, sealed, purpose, since)"
                + " select subject, 'name', sealed, '" + PURPOSE + "', now() from school_entry");

        assertThatThrownBy(this::nothingIsHeld).isInstanceOf(AssertionError.class);
    }

    private void confirmedWithoutConsentNothingIsHeld() {
        var entry = entered(delegated(), "A-1", subject, ITEMS);
        confirm(subject, entry, "{}").statusCode(403).body("promise", equalTo("P1.3"));
        nothingIsHeld();
    }

    private void nothingIsHeld() {
        assertThat(database.count("select count(*) from profile_item")).isZero();
    }
}
