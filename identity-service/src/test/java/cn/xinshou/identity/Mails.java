package cn.xinshou.identity;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** Asks {@link MessageNeighbour} what it was handed, and has it go away. */
public final class Mails {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Mails() {}

    public static List<JsonNode> handed() {
        return send("GET");
    }

    /** The code in the newest message. */
    public static String code() {
        return handed().getLast().at("/parameters/code").textValue();
    }

    public static void away() {
        send("POST");
    }

    /** Nothing was handed, and it is back. */
    public static void forget() {
        send("DELETE");
    }

    private static List<JsonNode> send(String method) {
        try {
            var url = ConfigProvider.getConfig().getValue("xinshou.breach.url", String.class);
            var request = HttpRequest.newBuilder(URI.create(url + "/mails"))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build();
            return JSON.readValue(
                    HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body(), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
