package cn.xinshou.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Makes people who have an account at the identity provider, which gives them their ids. */
final class Accounts {

    /** @param subject the {@code sub} of the person's tokens */
    record Account(String user, UUID subject) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String keycloak;
    private final String realm;
    private final String administrator;

    /** @param administrator the password of Keycloak's */
    Accounts(URI issuer, String administrator) {
        var parts = issuer.toString().split("/realms/");
        this.keycloak = parts[0];
        this.realm = parts[1];
        this.administrator = administrator;
    }

    /** So many data subjects; who is there already stays. */
    List<Account> make(String prefix, int count) throws IOException, InterruptedException {
        return make(prefix, count, "");
    }

    /** @param password with which they can sign in; empty for nobody who has to */
    List<Account> make(String prefix, int count, String password) throws IOException, InterruptedException {
        var wanted = JSON.createObjectNode().put("ifResourceExists", "SKIP");
        for (var i = 0; i < count; i++) {
            var user = wanted.withArray("users")
                    .addObject()
                    .put("username", prefix + i)
                    .put("email", prefix + i + "@example.com")
                    .put("emailVerified", true)
                    .put("firstName", "一")
                    .put("lastName", "李")
                    .put("enabled", true);
            user.withArray("realmRoles").add("data-subject");
            if (!password.isEmpty()) {
                user.withArray("credentials")
                        .addObject()
                        .put("type", "password")
                        .put("value", password);
            }
        }
        var made = new ArrayList<Account>();
        for (var result : post(
                        "/admin/realms/" + realm + "/partialImport", "application/json", wanted.toString(), token())
                .path("results")) {
            made.add(new Account(
                    result.path("resourceName").asText(),
                    UUID.fromString(result.path("id").asText())));
        }
        if (made.size() != count) {
            throw new IllegalStateException(made.size() + " accounts were made");
        }
        return made;
    }

    private String token() throws IOException, InterruptedException {
        var form = "grant_type=password&client_id=admin-cli&username=admin&password="
                + URLEncoder.encode(administrator, StandardCharsets.UTF_8);
        return post("/realms/master/protocol/openid-connect/token", "application/x-www-form-urlencoded", form, "")
                .path("access_token")
                .asText();
    }

    private JsonNode post(String path, String type, String body, String token)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(keycloak + path))
                .header("Content-Type", type)
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.statusCode() + " to " + path + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        }
    }
}
