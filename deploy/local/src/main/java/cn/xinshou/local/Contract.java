package cn.xinshou.local;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.restassured.filter.Filter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A service's published face, {@code <service>/contracts}, held against what the service really says. Failures are assertion errors. */
public final class Contract {

    private static final Pattern TYPE = Pattern.compile("cn\\.xinshou\\.[a-z]+\\.([a-z0-9-]+\\.v[0-9]+)");
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    /** Read once: a document of two thousand lines takes longer to read than most requests take. */
    private static final Map<Path, ResponseContract> RESPONSES = new ConcurrentHashMap<>();

    private final Path folder;

    private Contract(Path folder) {
        this.folder = folder;
    }

    /** @param service the folder's name, such as {@code consent-service} */
    public static Contract of(String service) {
        return in(Checkout.root().resolve(service).resolve("contracts"));
    }

    static Contract in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new AssertionError(folder + " does not exist: a service publishes its contracts there");
        }
        return new Contract(folder);
    }

    /** Checks every response that passes through: operation and status are documented in openapi.yaml, the body matches its schema. */
    public Filter responses() {
        return responsesOf();
    }

    /** Checks one response as {@link #responses} does, for those who call with a client of their own. */
    public void checkResponse(String method, String path, int status, @Nullable String contentType, String body) {
        responsesOf().check(method, path, status, contentType, body);
    }

    private ResponseContract responsesOf() {
        return RESPONSES.computeIfAbsent(folder.resolve("openapi.yaml"), ResponseContract::new);
    }

    /** The facts that have a schema, such as {@code consent-granted.v1}. */
    public List<String> facts() {
        return names(folder, ".schema.json");
    }

    /** @param type the CloudEvents type, such as {@code cn.xinshou.consent.consent-granted.v1} */
    public void checkEvent(String type, byte[] json) {
        Matcher matcher = TYPE.matcher(type);
        if (!matcher.matches()) {
            throw new AssertionError(type + " is not an event type of ours: cn.xinshou.<service>.<fact>.v<n>");
        }
        checkFact(matcher.group(1), json);
    }

    /** The examples in {@code contracts/examples}, each already checked against the schema of its fact. */
    public List<Example> examples() {
        Path examples = folder.resolve("examples");
        return names(examples, ".json").stream()
                .map(name -> new Example(name, read(examples.resolve(name + ".json"))))
                .peek(example -> checkFact(example.fact(), example.json().getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /**
     * An event as a consumer may rely on it.
     *
     * @param name of the file without its ending; {@code consent-granted.v1}, or {@code consent-granted.v1-guardian} for a second one
     */
    public record Example(String name, String json) {

        private static final Pattern FACT = Pattern.compile("([a-z0-9-]+?\\.v[0-9]+)(?:[-.].*)?");

        public String fact() {
            Matcher matcher = FACT.matcher(name);
            if (!matcher.matches()) {
                throw new AssertionError("examples/" + name + ".json is not named after a fact and its version");
            }
            return matcher.group(1);
        }
    }

    private void checkFact(String fact, byte[] json) {
        Path file = folder.resolve(fact + ".schema.json");
        if (!Files.isRegularFile(file)) {
            throw new AssertionError(file + " does not exist: every event type has a schema");
        }
        JsonSchema schema = SCHEMAS.getSchema(SchemaLocation.of(file.toUri().toString()), STRICT);
        Set<ValidationMessage> faults = schema.validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON);
        if (!faults.isEmpty()) {
            throw new AssertionError(fact + " breaks its schema: " + faults);
        }
    }

    private static List<String> names(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(folder + " cannot be listed", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
