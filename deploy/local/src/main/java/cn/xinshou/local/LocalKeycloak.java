package cn.xinshou.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A Keycloak on a database of our PostgreSQL, with the realm of {@link Realm}. */
public final class LocalKeycloak {

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final String ADMINISTRATOR = "admin";

    private LocalKeycloak() {}

    /** Downloaded by the build; here it is made ready to start fast, once, and {@code progress} is told if so. */
    public static void prepare(Path log, Consumer<String> progress) {
        KeycloakHome.built(log, progress);
    }

    /**
     * Starts Keycloak and returns when the realm's discovery document is there. The realm is created when it is new, and anew when
     * its files, secrets or addresses have changed since.
     *
     * @param state folder in which the realm's digest is remembered
     */
    public static Child start(int port, Database database, String adminPassword, String realm, Path state, Path log) {
        Path home = KeycloakHome.built(log, line -> {});
        String base = base(port);
        List<String> options = List.of(
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname=" + base,
                "--cache=local",
                "--db-pool-initial-size=2",
                "--db-pool-max-size=20");
        // Secrets travel in the environment: everybody on the machine can read a command line.
        Map<String, String> environment = Map.of(
                "KC_DB_URL", database.url(),
                "KC_DB_USERNAME", database.user(),
                "KC_DB_PASSWORD", database.password(),
                "KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR,
                "KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword);
        Child keycloak = Child.start(Program.of("keycloak", KeycloakHome.start(home, options), home, log)
                .with(environment));
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI master = URI.create(base + "/realms/master/.well-known/openid-configuration");
            Waiting.until(() -> LocalService.answersOk(http, master), keycloak, PATIENCE);
            importWhenChanged(base, adminPassword, realm, state.resolve("realm.digest"));
        } catch (RuntimeException e) {
            keycloak.kill();
            throw e;
        }
        return keycloak;
    }

    public static String base(int port) {
        return "http://localhost:" + port;
    }

    /** Where Keycloak keeps its own tables. */
    public record Database(String url, String user, String password) {

        @Override
        public String toString() {
            return url + " as " + user;
        }
    }

    private static void importWhenChanged(String base, String adminPassword, String realm, Path remembered) {
        String digest = digest(realm);
        try {
            if (Files.exists(remembered) && Files.readString(remembered).equals(digest)) {
                return;
            }
            try (KeycloakAdmin admin = new KeycloakAdmin(base, ADMINISTRATOR, adminPassword)) {
                admin.replace(new Realm().name(), realm);
            }
            Files.writeString(remembered, digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
