package cn.xinshou.identity.request.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.sealing.Seals;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever got hold of the database and of the person's key besides still has no code. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P1.4")
class OneTimeCodeTest {

    private static final String CODE = "314159";

    private final UUID request = UUID.randomUUID();
    private final UUID person = UUID.randomUUID();

    @Inject
    Database database;

    @Inject
    Seals seals;

    @AfterEach
    void tidyUp() {
        database.empty();
    }

    private static <T> T inTransaction(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(work::get);
    }

    @Test
    void isKeptAsASaltedHash() {
        inTransaction(() -> {
            var seal = seals.hold(person);

            var one = seal.open(OneTimeCode.close(seal, request, CODE), "request-code/" + request);
            var other = seal.open(OneTimeCode.close(seal, request, CODE), "request-code/" + request);

            assertThat(new String(one, StandardCharsets.ISO_8859_1)).doesNotContain(CODE);
            assertThat(one).hasSize(16 + 32).isNotEqualTo(other);
            return null;
        });
    }

    @Test
    void matchesItselfOnly() {
        inTransaction(() -> {
            var seal = seals.hold(person);
            var kept = OneTimeCode.close(seal, request, CODE);

            assertThat(OneTimeCode.matches(seal, request, kept, CODE)).isTrue();
            assertThat(OneTimeCode.matches(seal, request, kept, "314158")).isFalse();
            assertThatThrownBy(() -> OneTimeCode.matches(seal, UUID.randomUUID(), kept, CODE))
                    .hasMessageNotContaining(CODE);
            return null;
        });
    }
}
