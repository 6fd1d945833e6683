package cn.xinshou.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Keycloak's admin API, as far as creating a realm needs it. */
final class KeycloakAdmin implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String base;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String token;

    KeycloakAdmin(String base, String user, String password) {
        this.base = base;
        this.token = token(user, password);
    }

    /** Creates the realm as given; one of that name that is there already is dropped first. */
    void replace(String realm, String representation) {
        send(authorised("/admin/realms/" + realm).DELETE(), 204, 404);
        send(
                authorised("/admin/realms")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(representation)),
                201);
    }

    @Override
    public void close() {
        http.close();
    }

    private String token(String user, String password) {
        String form =
                "grant_type=password&client_id=admin-cli&username=" + encoded(user) + "&password=" + encoded(password);
        String answer = send(
                HttpRequest.newBuilder(URI.create(base + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)),
                200);
        try {
            return new ObjectMapper().readTree(answer).path("access_token").asText();
        } catch (IOException e) {
            throw new IllegalStateException("Keycloak's token answer cannot be read", e);
        }
    }

    private HttpRequest.Builder authorised(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest.Builder builder, int... wanted) {
        HttpRequest request = builder.timeout(PATIENCE).build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            for (int status : wanted) {
                if (response.statusCode() == status) {
                    return response.body();
                }
            }
            throw new IllegalStateException("Keycloak answers " + response.statusCode() + " to " + request.method()
                    + " " + request.uri() + ": " + response.body());
        } catch (IOException e) {
            throw new IllegalStateException("Keycloak does not answer " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Keycloak", e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
