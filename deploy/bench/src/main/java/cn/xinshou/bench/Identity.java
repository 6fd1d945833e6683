package cn.xinshou.bench;

import cn.xinshou.local.Child;
import cn.xinshou.local.FreePort;
import cn.xinshou.local.LocalKeycloak;
import cn.xinshou.local.Realm;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** The real identity provider with the real realm; services check real signatures in what is measured. */
final class Identity implements AutoCloseable {

    private final Child keycloak;
    private final String base;
    private final String secret;
    private final String administrator;

    private Identity(Child keycloak, String base, String secret, String administrator) {
        this.keycloak = keycloak;
        this.base = base;
        this.secret = secret;
        this.administrator = administrator;
    }

    static Identity start(Lab lab) {
        lab.say("Keycloak starts");
        LocalKeycloak.prepare(lab.log("keycloak-build"), lab::say);
        var port = FreePort.find();
        var secret = lab.database().password();
        lab.database().create("keycloak");
        var realm =
                new Realm().rendered(variable -> variable.endsWith("_URL") ? "http://localhost:1" : secret + "-aZ7");
        var keycloak = LocalKeycloak.start(
                port,
                new LocalKeycloak.Database(lab.database().url("keycloak"), "keycloak", secret),
                secret,
                realm,
                state(lab),
                lab.log("keycloak"));
        return new Identity(keycloak, LocalKeycloak.base(port), secret + "-aZ7", secret);
    }

    private static Path state(Lab lab) {
        return lab.file("");
    }

    String issuer() {
        return base + "/realms/" + new Realm().name();
    }

    /** Of every client and user of the realm. */
    String secret() {
        return secret;
    }

    Accounts accounts() {
        return new Accounts(URI.create(issuer()), administrator);
    }

    /** A fresh token of the platform; good for ten minutes. */
    String token() {
        return token(issuer(), "platform", secret);
    }

    /** A fresh token of one of the demo's people. */
    String tokenOf(String user) {
        return tokenOf(issuer(), user, secret);
    }

    static String tokenOf(String issuer, String user, String password) {
        return requested(issuer, "grant_type=password&client_id=cli&username=" + user + "&password=" + password);
    }

    static String token(String issuer, String client, String secret) {
        return requested(issuer, "grant_type=client_credentials&client_id=" + client + "&client_secret=" + secret);
    }

    private static String requested(String issuer, String form) {
        var request = HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            var token = new ObjectMapper().readTree(answer.body()).path("access_token");
            if (token.isMissingNode()) {
                throw new IllegalStateException("no token: " + answer.body());
            }
            return token.asText();
        } catch (IOException e) {
            throw new IllegalStateException("no token from " + issuer, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        keycloak.close();
    }
}
