package cn.xinshou.identity.erasure.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Profiled;
import cn.xinshou.identity.erasure.Erasure;
import cn.xinshou.identity.erasure.Erasures;
import cn.xinshou.identity.erasure.destruction.GivenErasures;
import cn.xinshou.local.ServiceFixture;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two who confirm at the same moment: each of them is the last, and neither would see it. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P4.4")
class ConfirmErasureTest {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    @Inject
    Profiled profiled;

    @Inject
    GivenErasures given;

    @Inject
    Erasures erasures;

    @Inject
    ConfirmErasure confirm;

    @Test
    void theLastOfTwoAtOnceIsSeenToBeTheLast() throws Exception {
        var person = profiled.with("{\"name\": \"李明\"}");
        given.erase(person);
        var erasure = erasures.of(person).orElseThrow().id();
        for (var party : List.of(Party.AUDIT, Party.BREACH)) {
            confirm.confirm(person, party, null, null, List.of(), NOON);
        }

        try (var thread = Executors.newSingleThreadExecutor()) {
            QuarkusTransaction.begin();
            confirm.confirm(person, Party.CONSENT, null, null, List.of(), NOON);
            var other = thread.submit(() -> confirm.accountClosed(
                    erasure, JsonNodeFactory.instance.arrayNode().add("account")));
            try {
                other.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException waits) {
                // For us, as it should.
            }
            QuarkusTransaction.commit();
            other.get(60, TimeUnit.SECONDS);
        }

        assertThat(erasures.of(person).orElseThrow().state()).isEqualTo(Erasure.State.CONFIRMED);
    }
}
