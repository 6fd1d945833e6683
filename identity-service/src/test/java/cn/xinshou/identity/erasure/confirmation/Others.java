package cn.xinshou.identity.erasure.confirmation;

import cn.xinshou.identity.Speaking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the other services and the identity provider say and do in these tests. */
public final class Others {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Others() {}

    public static void forget(String service, UUID subject, String rest) {
        Speaking.as(
                service,
                "subject-forgotten",
                subject,
                "{\"subject\": \"" + subject + "\", \"erasure\": null, \"at\": \"2026-11-23T04:00:00Z\"" + rest + "}");
    }

    public static void openAccount(String id) {
        account("PUT", id);
    }

    public static void closeAccount(String id) {
        account("DELETE", id);
    }

    public static boolean hasAccount(UUID subject) {
        return account("GET", subject.toString()) == 200;
    }

    private static int account(String method, String id) {
        try {
            var url = ConfigProvider.getConfig().getValue("xinshou.keycloak.url", String.class) + "/users/" + id;
            var request = HttpRequest.newBuilder(URI.create(url))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
