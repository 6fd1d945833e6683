package cn.xinshou.bench;

import cn.xinshou.local.Checkout;
import cn.xinshou.local.FreePort;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Keycloak as decision point: a second one beside the identity provider, built with its experimental feature. Consents are roles of
 * users, purposes are resources, and a scope permission per purpose asks for the role: its own way of saying the same.
 */
final class KeycloakPeer implements AutoCloseable {

    private static final String REALM = "peer";
    private static final String CLIENT = "pdp";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Running process;
    private final String base;
    private final String secret;

    private KeycloakPeer(Running process, String base, String secret) {
        this.process = process;
        this.base = base;
        this.secret = secret;
    }

    static KeycloakPeer start(Lab lab, Terms terms, int people) throws Exception {
        var home = built(lab);
        var port = FreePort.find();
        var base = "http://localhost:" + port;
        lab.database().create("keycloak_peer");
        lab.database().command("drop database keycloak_peer with (force)");
        lab.database().create("keycloak_peer");
        var secret = lab.database().password();
        var environment = Map.of(
                "KC_DB_URL",
                lab.database().url("keycloak_peer"),
                "KC_DB_USERNAME",
                "keycloak_peer",
                "KC_DB_PASSWORD",
                secret,
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                "admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                secret);
        // Heap and collector as ours.
        var process = Running.start(
                command(
                        home,
                        List.of("-XX:+UseParallelGC", "-Xms1500m", "-Xmx1500m"),
                        List.of(
                                "start",
                                "--optimized",
                                "--http-enabled=true",
                                "--http-host=127.0.0.1",
                                "--http-port=" + port,
                                "--hostname=" + base,
                                "--cache=local",
                                "--db-pool-max-size=64")),
                environment,
                home,
                lab.log("keycloak-peer"));
        var peer = new KeycloakPeer(process, base, secret);
        try {
            peer.awaitReady();
            lab.say("Keycloak takes in " + people + " people");
            peer.importRealm(terms, people);
        } catch (Exception e) {
            peer.close();
            throw e;
        }
        return peer;
    }

    URI discovery() {
        return URI.create(base + "/realms/" + REALM + "/.well-known/authzen-configuration");
    }

    String token() {
        return Identity.token(base + "/realms/" + REALM, CLIENT, secret);
    }

    long cpuMillis() {
        return process.cpuMillis();
    }

    /** A copy of the distribution of its own: the feature is a matter of its build, and the other one is not to have it. */
    private static Path built(Lab lab) throws IOException, InterruptedException {
        Path original;
        try (var inside = Files.list(Checkout.root().resolve("deploy/local/target/keycloak"))) {
            original = inside.filter(folder -> Files.isRegularFile(folder.resolve("lib/quarkus-run.jar")))
                    .max(Path::compareTo)
                    .orElseThrow(() -> new Missing("Keycloak is missing: build deploy/local first"));
        }
        var home = lab.file("keycloak-peer");
        var marker = home.resolve("bench.built");
        if (!Files.exists(marker)
                || !Files.readString(marker).equals(original.getFileName().toString())) {
            lab.say("Keycloak is built with --features=authzen");
            Lab.drop(home);
            Running.output(
                    List.of("cp", "-a", original.toString(), home.toString()), Map.of(), lab.file(""), lab.log("copy"));
            Running.output(
                    command(
                            home,
                            List.of("-Xmx768m"),
                            List.of("build", "--db=postgres", "--features=authzen", "--health-enabled=false")),
                    Map.of(),
                    home,
                    lab.log("keycloak-peer-build"));
            Files.writeString(marker, original.getFileName().toString());
        }
        return home;
    }

    private static List<String> command(Path home, List<String> jvm, List<String> arguments) {
        var words = new ArrayList<>(List.of(Lab.java()));
        words.addAll(jvm);
        words.addAll(List.of(
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Dpicocli.disable.closures=true",
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        words.addAll(arguments);
        return words;
    }

    private void awaitReady() throws InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(base + "/realms/master")).build();
        try (var http = HttpClient.newHttpClient()) {
            for (var tries = 0; process.isAlive() && tries < 600; tries++) {
                try {
                    if (http.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException e) {
                    // Not there yet.
                }
                Thread.sleep(200);
            }
        }
        throw new IllegalStateException("Keycloak is not ready: " + process.tail());
    }

    private void importRealm(Terms terms, int people) throws IOException, InterruptedException {
        var form = "grant_type=password&client_id=admin-cli&username=admin&password="
                + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(base + "/realms/master/protocol/openid-connect/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            var token = JSON.readTree(answer.body()).path("access_token").asText();
            var made = http.send(
                    HttpRequest.newBuilder(URI.create(base + "/admin/realms"))
                            .header("Content-Type", "application/json")
                            .header("Authorization", "Bearer " + token)
                            .POST(HttpRequest.BodyPublishers.ofString(realm(terms, people)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (made.statusCode() != 201) {
                throw new IllegalStateException("the realm is refused: " + made.statusCode() + " " + made.body());
            }
        }
    }

    private String realm(Terms terms, int people) {
        var realm = JSON.createObjectNode()
                .put("realm", REALM)
                .put("enabled", true)
                .put("sslRequired", "none")
                .put("accessTokenLifespan", 3600);
        var settings = JSON.createObjectNode()
                .put("policyEnforcementMode", "ENFORCING")
                .put("decisionStrategy", "UNANIMOUS");
        settings.withArray("scopes").addObject().put("name", "use");
        for (var offer : terms.offers()) {
            realm.withObject("/roles").withArray("realm").addObject().put("name", role(offer));
            state(settings, offer);
        }
        var client = realm.withArray("clients")
                .addObject()
                .put("clientId", CLIENT)
                .put("secret", secret)
                .put("publicClient", false)
                .put("serviceAccountsEnabled", true)
                .put("authorizationServicesEnabled", true);
        client.set("authorizationSettings", settings);
        var population = new People(terms);
        for (var i = 0; i < people; i++) {
            var user = realm.withArray("users")
                    .addObject()
                    .put("id", People.id(i).toString())
                    .put("username", "person" + i)
                    .put("enabled", true);
            user.withArray("realmRoles").add(role(population.offer(i, 0))).add(role(population.offer(i, 1)));
        }
        return realm.toString();
    }

    private static void state(ObjectNode settings, Terms.Offer offer) {
        var resource = settings.withArray("resources")
                .addObject()
                .put("name", offer.purpose())
                .put("type", "data");
        resource.withArray("scopes").addObject().put("name", "use");
        settings.withArray("policies")
                .addObject()
                .put("name", "has " + role(offer))
                .put("type", "role")
                .put("logic", "POSITIVE")
                .withObject("/config")
                .put("roles", "[{\"id\":\"" + role(offer) + "\",\"required\":true}]");
        settings.withArray("policies")
                .addObject()
                .put("name", "use for " + offer.purpose())
                .put("type", "scope")
                .put("logic", "POSITIVE")
                .withObject("/config")
                .put("resources", "[\"" + offer.purpose() + "\"]")
                .put("scopes", "[\"use\"]")
                .put("applyPolicies", "[\"has " + role(offer) + "\"]");
    }

    private static String role(Terms.Offer offer) {
        return "granted-" + offer.purpose();
    }

    @Override
    public void close() {
        process.close();
    }
}
