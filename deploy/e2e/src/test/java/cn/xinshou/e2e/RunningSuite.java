package cn.xinshou.e2e;

import cn.xinshou.e2e.suite.Door;
import cn.xinshou.e2e.suite.Suite;
import cn.xinshou.e2e.suite.Tokens;
import cn.xinshou.local.Checkout;
import cn.xinshou.local.SelfSigned;
import cn.xinshou.local.suite.OurService;
import cn.xinshou.local.suite.Part;
import cn.xinshou.local.suite.Settings;
import cn.xinshou.local.suite.Suite.Replica;
import cn.xinshou.local.suite.SuiteFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one suite that all tests of this module share: started by the first that asks, on free ports, stopped with the JVM. */
final class RunningSuite {

    private static final Path FOLDER = Checkout.root().resolve("deploy/e2e/target/suite");

    private static RunningSuite instance;
    private static boolean failed;

    private final cn.xinshou.local.suite.Suite launched;
    private final SelfSigned recipient;
    private final ObjectNode file;
    private final Suite suite;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Tokens tokens;
    private final Door door;

    private RunningSuite() {
        clear();
        recipient = SelfSigned.in(FOLDER.resolveSibling("recipient"));
        launched =
                cn.xinshou.local.suite.Suite.start(Settings.forTest(FOLDER).trusting(recipient), System.out::println);
        file = SuiteFile.of(launched);
        suite = Suite.of(file);
        tokens = new Tokens(suite, http);
        door = Door.of(suite);
        Runtime.getRuntime().addShutdownHook(new Thread(launched::close));
    }

    static synchronized RunningSuite get() {
        if (instance == null) {
            if (failed) {
                throw new AssertionError("The suite did not start; the first test that needed it says why.");
            }
            failed = true;
            instance = new RunningSuite();
        }
        return instance;
    }

    Suite suite() {
        return suite;
    }

    /** As somebody without a token sees it. */
    Door door() {
        return door;
    }

    Tokens tokens() {
        return tokens;
    }

    /** By which a recipient of personal data shows who it is. */
    SelfSigned recipient() {
        return recipient;
    }

    Path logs() {
        return FOLDER.resolve("logs");
    }

    /** A service's own database, or {@code keycloak}'s. */
    Connection database(String name) throws SQLException {
        return DriverManager.getConnection(launched.databaseUrl(name), name, launched.databasePassword(name));
    }

    /** What the suite keeps on disk: keys, tombstones, logs, the files of the database and the broker. */
    Path folder() {
        return FOLDER;
    }

    /** Everything that the mail server received. */
    String mails() throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(suite.inbox() + "/messages"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** What a service shows its neighbours. */
    String tokenOfService(String client) {
        return token(
                suite.tokenEndpoint(),
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        client,
                        "client_secret",
                        launched.clientSecret(client)));
    }

    void stopBroker() {
        launched.kafka().stop();
    }

    void startBroker() {
        launched.kafka().start();
    }

    void stopIdentityProvider() {
        launched.keycloak().stop();
    }

    void startIdentityProvider() {
        launched.keycloak().start();
    }

    /** Of the process as it is now: a service that a test started again is another one. */
    long pid(String service) {
        return launched.service(OurService.valueOf(service.toUpperCase(java.util.Locale.ROOT)))
                .pid();
    }

    void stopDatabase() {
        launched.postgres().stop();
    }

    void startDatabase() {
        launched.postgres().start();
    }

    /** Every process of the server stands still: connections stay, answers do not come. */
    void freezeDatabase() throws IOException, InterruptedException {
        signalDatabase("STOP");
    }

    void thawDatabase() throws IOException, InterruptedException {
        signalDatabase("CONT");
    }

    private void signalDatabase(String signal) throws IOException, InterruptedException {
        ProcessHandle server = ProcessHandle.of(launched.postgres().pid()).orElseThrow();
        for (ProcessHandle process :
                Stream.concat(Stream.of(server), server.descendants()).toList()) {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        }
    }

    /** Stops the service, does something to what it left behind, and starts it again. */
    void whileStopped(OurService service, Runnable doing) {
        launched.service(service).stop();
        doing.run();
        launched.service(service).start();
    }

    /** From now on {@code consent2} is a second replica beside {@code consent}. */
    synchronized void startSecondConsent() {
        if (!file.path("services").has("consent2")) {
            startSecond(OurService.CONSENT);
        }
    }

    /** Another process of the service, which answers as {@code identity2} or the like, started into what is running now. */
    synchronized Part startSecond(OurService service) {
        Replica second = launched.startReplica(service);
        ((ObjectNode) file.path("services"))
                .put(service.shortName() + "2", second.address().toString());
        return second.part();
    }

    private String token(String endpoint, Map<String, String> form) {
        String body = new LinkedHashMap<>(form)
                .entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(endpoint))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .path("access_token")
                .asText();
    }

    /** To the identity provider. @return its answer, which is no refusal */
    JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() >= 300) {
                throw new AssertionError("Keycloak answered " + response.statusCode() + " to "
                        + request.build().uri());
            }
            return new ObjectMapper().readTree(response.body());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static void clear() {
        if (!Files.exists(FOLDER)) {
            return;
        }
        try (Stream<Path> left = Files.walk(FOLDER)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
