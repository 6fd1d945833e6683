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

    private Identity(Child keycloak, String base, String secret) {
        this.keycloak = keycloak;
        this.base = base;
        this.secret = secret;
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
        return new Identity(keycloak, LocalKeycloak.base(port), secret + "-aZ7");
    }

    private static Path state(Lab lab) {
        return lab.file("");
    }

    String issuer() {
        return base + "/realms/" + new Realm().name();
    }

    /** A fresh token of the platform; good for ten minutes. */
    String token() {
        return token(issuer(), "platform", secret);
    }

    static String token(String issuer, String client, String secret) {
        var form = "grant_type=client_credentials&client_id=" + client + "&client_secret=" + secret;
        var request = HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            var token = new ObjectMapper().readTree(answer.body()).path("access_token");
            if (token.isMissingNode()) {
                throw new IllegalStateException("no token for " + client + ": " + answer.body());
            }
            return token.asText();
        } catch (IOException e) {
            throw new IllegalStateException("no token for " + client, e);
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
