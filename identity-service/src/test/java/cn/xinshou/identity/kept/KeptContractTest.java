package cn.xinshou.identity.kept;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.local.Contract;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every step of what is kept is a fact on the topic, and none tells what is kept. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
class KeptContractTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final UUID subject = UUID.randomUUID();

    @Inject
    cn.xinshou.identity.Staffed staffed;

    @Inject
    KeptRecords records;

    @Inject
    AskAccess ask;

    @Inject
    DecideAccess decide;

    @Inject
    ReadKeptRecord read;

    @Inject
    KeptEnds ends;

    @Inject
    MovableClock clock;

    @Inject
    Database database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @AfterEach
    void tidyUp() {
        clock.reset();
        database.empty();
    }

    @Test
    void everyStepIsPublishedAndKeepsToItsSchema() {
        var contract = Contract.of("identity-service");
        clock.stopAt(Instant.parse("2026-11-23T04:00:00Z"));
        try (var topic = Topic.tail(bootstrap, "xinshou.identity")) {
            doEverything();

            for (var fact : List.of(
                    "kept-record-made",
                    "kept-access-asked",
                    "kept-access-decided",
                    "kept-record-read",
                    "kept-record-dropped")) {
                var type = "cn.xinshou.identity." + fact + ".v1";
                var received = topic.next(type, subject.toString(), PATIENCE);

                contract.checkEvent(type, received.value());
                assertThat(new String(received.value(), UTF_8)).doesNotContain("李𠮷", "上官");
            }
        }
    }

    private void doEverything() {
        var until = clock.instant().plus(Duration.ofDays(1));
        var kept = QuarkusTransaction.requiringNew()
                .call(() -> records.keep(subject, "disclosure-proof", "李𠮷".getBytes(UTF_8), until));
        var access = ask.ask(kept, "disclosure-proof", "上官检查员", "officer-1").id();
        decide.decide(kept, access, true, "officer-2");
        staffed.train("officer-1", "'2026-01-01'", "'2036-01-01'");
        read.read(kept, access, new Actor("officer-1", "privacy-officer"));
        clock.advance(Duration.ofDays(1));
        ends.look();
    }
}
