package cn.xinshou.e2e.story;

import cn.xinshou.e2e.suite.Answer;
import cn.xinshou.e2e.suite.Door;
import cn.xinshou.e2e.suite.Failed;
import cn.xinshou.e2e.suite.Suite;
import cn.xinshou.e2e.suite.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What all scenes share: the doors, the ledger, and the policy in force. */
public final class Stage {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Suite suite;
    private final Door door;
    private final LedgerView ledger;
    private final Transcript transcript;

    public Stage(Suite suite, Door door, LedgerView ledger, Transcript transcript) {
        this.suite = suite;
        this.door = door;
        this.ledger = ledger;
        this.transcript = transcript;
    }

    Suite suite() {
        return suite;
    }

    Door anyone() {
        return door;
    }

    Door platform() {
        return door.as(Tokens.PLATFORM);
    }

    Door as(String user) {
        return door.as(user);
    }

    Door asJustSignedIn(String user) {
        return door.asJustSignedIn(user);
    }

    void scene(String zh, String en) {
        transcript.scene(zh, en);
    }

    /** A step that leaves nothing in the ledger. */
    <T> T step(String zh, String en, Supplier<T> act) {
        T result = act.get();
        transcript.step(zh, en, -1, "");
        return result;
    }

    /** A step after which the ledger must hold the fact. */
    <T> T step(String zh, String en, Fact fact, Supplier<T> act) {
        Instant begun = now();
        T result = act.get();
        transcript.step(zh, en, ledger.indexOf(fact, begun), fact.type());
        return result;
    }

    /** What followed from an earlier step by itself and is in the ledger as well. */
    void followed(String zh, String en, Fact fact, Instant since) {
        transcript.step(zh, en, ledger.indexOf(fact, since), fact.type());
    }

    /** A time that no event of the future is before: services cut theirs to milliseconds. */
    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).minusMillis(1);
    }

    /** The policy that people are asked about today, as it reads in Chinese. */
    JsonNode policy() {
        return door.with("Accept-Language", "zh")
                .get("consent", "/policies/current")
                .mustBe(200)
                .json();
    }

    /** Gives or takes back consent the way the platform's pages do. */
    Answer consent(Door caller, String consents, String purpose, String action) {
        JsonNode policy = policy();
        boolean separate = policy.path("purposes")
                .valueStream()
                .anyMatch(known -> known.path("id").asText().equals(purpose)
                        && known.path("separate").asBoolean());
        ObjectNode act = json().put("purpose", purpose)
                .put("action", action)
                .put("policyVersion", policy.path("version").asText())
                .put("textDigest", policy.path("digest").asText())
                .put("language", "zh")
                .put("surface", "registration-form")
                .put("separate", separate);
        return caller.post("consent", consents, act);
    }

    /** May the platform use this item of this person for this purpose now? Answered with everything that was recorded so far. */
    JsonNode mayUse(UUID subject, String purpose, String item) {
        ObjectNode question = json();
        question.putObject("subject").put("type", "person").put("id", subject.toString());
        question.putObject("action").put("name", "use").putObject("properties").put("purpose", purpose);
        question.putObject("resource").put("type", "data").put("id", item);
        question.putObject("context").put("consistency", "strong");
        return platform()
                .post("consent", "/access/v1/evaluation", question)
                .mustBe(200)
                .json();
    }

    /** Waits, but not for ever. */
    void await(String what, BooleanSupplier happened) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new Failed(what + " did not happen within " + PATIENCE.toSeconds() + " seconds");
            }
            pause(Duration.ofMillis(200));
        }
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Failed("Interrupted");
        }
    }

    static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }

    static void must(boolean condition, String otherwise) {
        if (!condition) {
            throw new Failed(otherwise);
        }
    }
}
