package cn.xinshou.identity.permission;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Question and answer of OpenID AuthZEN 1.0, as far as this service speaks it. */
final class Evaluation {

    record Entity(String type, String id, Map<String, Object> properties) {}

    record Action(String name, Map<String, Object> properties) {}

    record Question(Entity subject, Action action, Entity resource, Map<String, Object> context) {

        /**
         * Strong, because a person who has just agreed or withdrawn on another replica is owed the newest answer.
         *
         * @param collectedFor what the items were collected for, if they are held already
         */
        static Question use(UUID person, String purpose, List<String> items, @Nullable String collectedFor) {
            Map<String, Object> asked = collectedFor == null
                    ? Map.of("items", items)
                    : Map.of("items", items, "collectedFor", collectedFor);
            return new Question(
                    new Entity("person", person.toString(), Map.of()),
                    new Action("use", Map.of("purpose", purpose)),
                    new Entity("data", "profile", asked),
                    Map.of("consistency", "strong"));
        }

        /** Strong for the same reason: what has just been withdrawn is not told to anybody. */
        static Question disclose(
                UUID person, String purpose, String recipient, List<String> items, String collectedFor) {
            return new Question(
                    new Entity("person", person.toString(), Map.of()),
                    new Action("disclose", Map.of("purpose", purpose, "recipient", recipient)),
                    new Entity("data", "profile", Map.of("items", items, "collectedFor", collectedFor)),
                    Map.of("consistency", "strong"));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(
            @JsonProperty(required = true) boolean decision,
            @Nullable Context context) {

        /** Of those asked for, the ones that a yes covers; none for a no. */
        List<String> allowed(List<String> asked) {
            if (!decision) {
                return List.of();
            }
            var covered = context == null ? null : context.items();
            return covered == null
                    ? asked
                    : asked.stream().filter(covered::contains).toList();
        }

        String reason() {
            var stated = context == null ? null : context.reason();
            return stated == null ? "not-asked" : stated;
        }
    }

    /** @param items those allowed, when some of several are */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Context(
            @Nullable String reason,
            @Nullable String promise,
            @Nullable List<String> items) {}

    private Evaluation() {}
}
