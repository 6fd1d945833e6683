package cn.xinshou.breach;

import static cn.xinshou.breach.Calls.call;
import static cn.xinshou.breach.Calls.opened;
import static cn.xinshou.breach.Calls.person;
import static cn.xinshou.breach.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.local.Contract;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What is really published has the form that is promised. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(Neighbours.class)
@TestSecurity(user = "responder-1", roles = "responder")
class BreachContractTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Contract CONTRACT = Contract.of("breach-notifier");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Inject
    Cast cast;

    @Test
    void everyFactHasAnExampleThatFitsItsSchema() {
        assertThat(CONTRACT.examples()).extracting(Contract.Example::fact).containsAll(CONTRACT.facts());
    }

    @Test
    void openingRaisingAndClosingAreSaidAsPromised() {
        try (var topic = Topic.tail(bootstrap, "xinshou.breach")) {
            var incident = opened();
            call().contentType(ContentType.JSON)
                    .header("If-Match", "*")
                    .body("{\"persons\": {\"max\": 1000000}}")
                    .patch("/incidents/" + incident + "/facts");
            post("/incidents/" + incident + "/close", "{\"reason\": \"x\"}");

            isPublished(topic, "incident-opened", incident);
            isPublished(topic, "level-changed", incident);
            isPublished(topic, "incident-closed", incident);
        }
    }

    @Test
    void approvalAndDeliveryAreSaidAsPromisedAndWithoutAnAddress() {
        try (var topic = Topic.tail(bootstrap, "xinshou.breach")) {
            var person = person("wang.fang");
            var incident = cast.incident(person);
            cast.sending(incident.id());

            isPublished(topic, "notice-approved", incident.id().toString());
            var delivered = isPublished(topic, "notice-delivered", person.toString());
            assertThat(delivered).doesNotContain("wang.fang").doesNotContain("@");
        }
    }

    private static String isPublished(Topic topic, String fact, String key) {
        var type = "cn.xinshou.breach." + fact + ".v1";
        var record = topic.next(type, key, PATIENCE);
        CONTRACT.checkEvent(type, record.value());
        return new String(record.value(), StandardCharsets.UTF_8);
    }
}
