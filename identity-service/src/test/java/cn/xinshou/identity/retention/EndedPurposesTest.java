package cn.xinshou.identity.retention;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Profiled;
import cn.xinshou.identity.erasure.Ground;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is to go for one person is never less for being asked twice. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P4.4")
class EndedPurposesTest {

    private static final Instant SINCE = Instant.parse("2020-01-01T00:00:00Z");

    @Inject
    Database database;

    @Inject
    Profiled profiled;

    @Inject
    EndedPurposes ended;

    private UUID person;

    @BeforeEach
    void aPersonOfWhomSomethingIsHeld() {
        Consents.forget();
        person = profiled.with("{\"name\": \"端木祥瑞\", \"city\": \"上海\", \"education\": \"本科\"}");
    }

    @AfterEach
    void tidyUp() {
        database.empty();
        database.execute("truncate ended_purpose");
    }

    @Test
    void aSecondWishAddsToTheFirst() {
        end("city");
        end("education", "city");

        assertThat(due().items()).containsExactly("city", "education");
    }

    @Test
    void everythingStaysEverything() {
        end("city");
        end();
        end("education");

        assertThat(due().items()).isEmpty();
    }

    @Test
    void whatIsAddedWhileTheFirstIsCarriedOutIsStillToGo() {
        end("city");
        var first = due();

        end("education");
        ended.settled(first);

        assertThat(due().items()).contains("education");
        ended.settled(due());
        assertThat(database.count("select count(*) from ended_purpose")).isZero();
    }

    private void end(String... items) {
        QuarkusTransaction.requiringNew()
                .run(() -> ended.end(person, purpose(), Ground.PERSON_ASKED, List.of(items), SINCE));
    }

    private String purpose() {
        return database.text(
                "select max(purpose) from profile_item where item = 'city' and subject = '" + person + "'");
    }

    private EndedPurposes.Ended due() {
        return ended.due(SINCE, 10).getFirst();
    }
}
