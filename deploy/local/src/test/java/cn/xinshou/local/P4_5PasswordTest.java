package cn.xinshou.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The realm as a real Keycloak applies it: strong passwords, advice where one is chosen, guessing stopped, accounts ended by one service. */
@Tag("P4.5")
class P4_5PasswordTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "Only-for-this-test-1";
    private static final String STRONG = "Lotus-Bridge-2026";
    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");

    @TempDir
    static Path folder;

    private static LocalPostgres postgres;
    private static Child keycloak;
    private static String base;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();

    @BeforeAll
    static void start() {
        postgres = LocalPostgres.start(
                folder.resolve("postgres"), FreePort.find(), SECRET, folder.resolve("postgres.log"), "fsync=off");
        postgres.createDatabase("keycloak", SECRET);
        int port = FreePort.find();
        base = LocalKeycloak.base(port);
        keycloak = LocalKeycloak.start(
                port,
                new LocalKeycloak.Database(postgres.url("keycloak"), "keycloak", SECRET),
                SECRET,
                new Realm().rendered(variable -> variable.endsWith("_URL") ? "http://localhost:1" : SECRET),
                folder,
                folder.resolve("keycloak.log"));
    }

    @AfterAll
    static void stop() {
        if (keycloak != null) {
            keycloak.kill();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Short-1a",
                "all-small-letters-1",
                "ALL-CAPITALS-HERE-1",
                "No-Digits-Here-At-All",
                "NoSymbolsHereAtAll1",
                "candidate"
            })
    void aWeakPasswordIsRefused(String weak) throws Exception {
        assertThat(changed(user("candidate"), weak)).isEqualTo(400);
    }

    @Test
    void aPasswordThatIsTheMailAddressIsRefused() throws Exception {
        var id = created("Person-" + UUID.randomUUID().toString().substring(0, 8), "Strong.Person-2026@example.com");

        assertThat(changed(id, "Strong.Person-2026@example.com")).isEqualTo(400);
    }

    @Test
    void aStrongOneIsTakenAndNotASecondTime() throws Exception {
        var id = created("again-" + UUID.randomUUID(), null);

        assertThat(changed(id, STRONG)).isEqualTo(204);
        assertThat(changed(id, STRONG)).isEqualTo(400);
    }

    @Test
    @Tag("control-broken")
    void withoutThePolicyAWeakOneIsTaken() throws Exception {
        var realm = realm();
        var policy = realm.path("passwordPolicy").asText();
        assertThat(policy).contains("length(12)", "argon2");
        write(realm.put("passwordPolicy", ""));
        try {
            assertThatThrownBy(() -> aWeakPasswordIsRefused("candidate")).isInstanceOf(AssertionError.class);
        } finally {
            write(realm.put("passwordPolicy", policy));
        }
    }

    @Test
    void guessingLocksTheAccountForAWhile() throws Exception {
        var name = "guessed-" + UUID.randomUUID();
        var id = created(name, null);
        assertThat(changed(id, STRONG)).isEqualTo(204);
        assertThat(login(name, STRONG)).isEqualTo(200);

        for (var i = 0; i < 12; i++) {
            login(name, "Wrong-Guess-2026-" + i);
        }

        assertThat(login(name, STRONG)).isNotEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN|不要告诉任何人|不要通过邮件或聊天", "en|tell nobody|by mail or chat"})
    void whoChoosesAPasswordIsAdvised(String expected) throws Exception {
        var parts = expected.split("\\|");
        var name = "new-" + UUID.randomUUID();
        assertThat(changed(created(name, null), STRONG)).isEqualTo(204);
        mustChoose(name);

        var page = afterLogin(name, parts[0]);

        assertThat(page).contains("name=\"password-new\"").contains(parts[1], parts[2]);
    }

    @Test
    void theIdentityServiceMayEndAnAccountAndThePlatformMayNot() throws Exception {
        var id = created("leaving-" + UUID.randomUUID(), null);

        assertThat(delete(id, serviceToken("platform"))).isEqualTo(403);
        assertThat(delete(id, serviceToken("identity-service"))).isEqualTo(204);
        assertThat(delete(id, serviceToken("identity-service"))).isEqualTo(404);
    }

    private String created(String name, String mail) throws Exception {
        var person = JSON.createObjectNode()
                .put("username", name)
                .put("enabled", true)
                .put("firstName", "新")
                .put("lastName", "人")
                .put("email", mail == null ? name + "@example.com" : mail);
        var answer = send("POST", "/admin/realms/xinshou/users", administrator(), person.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var at = answer.headers().firstValue("Location").orElseThrow();
        return at.substring(at.lastIndexOf('/') + 1);
    }

    private int changed(String user, String password) throws Exception {
        var credential = JSON.createObjectNode()
                .put("type", "password")
                .put("value", password)
                .put("temporary", false);
        return send(
                        "PUT",
                        "/admin/realms/xinshou/users/" + user + "/reset-password",
                        administrator(),
                        credential.toString())
                .statusCode();
    }

    private void mustChoose(String name) throws Exception {
        var answer = send(
                "PUT",
                "/admin/realms/xinshou/users/" + user(name),
                administrator(),
                "{\"requiredActions\": [\"UPDATE_PASSWORD\"]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private String user(String name) throws Exception {
        var found = send("GET", "/admin/realms/xinshou/users?exact=true&username=" + name, administrator(), null);
        return JSON.readTree(found.body()).path(0).path("id").asText();
    }

    private ObjectNode realm() throws Exception {
        return (ObjectNode) JSON.readTree(
                send("GET", "/admin/realms/xinshou", administrator(), null).body());
    }

    private void write(JsonNode realm) throws Exception {
        assertThat(send("PUT", "/admin/realms/xinshou", administrator(), realm.toString())
                        .statusCode())
                .isEqualTo(204);
    }

    private int delete(String user, String token) throws Exception {
        return send("DELETE", "/admin/realms/xinshou/users/" + user, token, null)
                .statusCode();
    }

    private int login(String name, String password) throws Exception {
        return form(
                        "/realms/xinshou/protocol/openid-connect/token",
                        Map.of("grant_type", "password", "client_id", "cli", "username", name, "password", password))
                .statusCode();
    }

    private String administrator() throws Exception {
        return token(
                "master",
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", SECRET));
    }

    private String serviceToken(String client) throws Exception {
        return token(
                "xinshou", Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", SECRET));
    }

    private String token(String realm, Map<String, String> fields) throws Exception {
        var answer = form("/realms/" + realm + "/protocol/openid-connect/token", fields);
        return JSON.readTree(answer.body()).path("access_token").asText();
    }

    /** The page that a person sees after entering the right password in the browser. */
    private String afterLogin(String name, String language) throws Exception {
        var page = browse(HttpRequest.newBuilder(URI.create(base
                        + "/realms/xinshou/protocol/openid-connect/auth?client_id=breach-console&response_type=code&scope=openid"
                        + "&redirect_uri=http%3A%2F%2Flocalhost%3A1%2F&code_challenge_method=S256"
                        + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&ui_locales="
                        + language)))
                .body();
        var form = FORM.matcher(page);
        assertThat(form.find()).as(page).isTrue();
        var next = browse(HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(Map.of("username", name, "password", STRONG)))));
        return next.statusCode() == 302
                ? browse(HttpRequest.newBuilder(
                                URI.create(next.headers().firstValue("Location").orElseThrow())))
                        .body()
                : next.body();
    }

    /** As browsers do on the loopback address, which they trust without TLS: cookies marked as secure are sent there too. */
    private HttpResponse<String> browse(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        var answer = http.send(request.build(), BodyHandlers.ofString());
        for (var set : answer.headers().allValues("Set-Cookie")) {
            var pair = set.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return answer;
    }

    private HttpResponse<String> form(String path, Map<String, String> fields) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded(fields)))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path, String token, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
