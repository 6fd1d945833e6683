package cn.xinshou.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The realm as files: {@code realm/xinshou.json} is what any installation needs, {@code realm/demo.json} adds what only one machine may
 * have: the public client {@code cli} with the password grant, and people with known passwords. Values in {@code ${…}} are filled in,
 * by us here and by Keycloak itself where it imports the file.
 */
public final class Realm {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)}");

    private final ObjectNode production = read("/realm/xinshou.json");
    private final ObjectNode demo = read("/realm/demo.json");

    public String name() {
        return production.path("realm").asText();
    }

    /** User names of the demo's people with their ids, which are the {@code sub} of their tokens. */
    public Map<String, String> people() {
        Map<String, String> people = new LinkedHashMap<>();
        demo.path("users")
                .forEach(user -> people.put(
                        user.path("username").asText(), user.path("id").asText()));
        return people;
    }

    /** Both files as one realm, with every variable filled in. */
    public String rendered(UnaryOperator<String> variables) {
        ObjectNode realm = production.deepCopy();
        for (String list : new String[] {"clients", "users"}) {
            realm.withArray(list).addAll(demo.withArray(list));
        }
        try {
            Matcher matcher = VARIABLE.matcher(JSON.writeValueAsString(realm));
            return matcher.replaceAll(found -> Matcher.quoteReplacement(escaped(variables.apply(found.group(1)))));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode production() {
        return production;
    }

    private static String escaped(String value) {
        try {
            String quoted = JSON.writeValueAsString(value);
            return quoted.substring(1, quoted.length() - 1);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode read(String resource) {
        try (InputStream in = Realm.class.getResourceAsStream(resource)) {
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
