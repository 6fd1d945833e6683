package cn.xinshou.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * A client of the OpenID AuthZEN Authorization API 1.0 that knows nothing of who answers: it asks the discovery document (section 9)
 * where to go, then puts one question (section 6) or several (section 7).
 */
final class AuthZen implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String token;
    private final URI evaluation;
    private final URI evaluations;

    /** @param discovery address of the decision point's metadata */
    AuthZen(URI discovery, String token) throws IOException, InterruptedException {
        this.token = token;
        var metadata = JSON.readTree(send(HttpRequest.newBuilder(discovery).build()));
        this.evaluation = URI.create(metadata.path("access_evaluation_endpoint").asText());
        this.evaluations =
                URI.create(metadata.path("access_evaluations_endpoint").asText());
    }

    URI evaluation() {
        return evaluation;
    }

    boolean evaluate(String question) throws IOException, InterruptedException {
        return decision(post(evaluation, question));
    }

    /** All at once; the answers in the order of the questions. */
    List<Boolean> evaluate(List<String> questions) throws IOException, InterruptedException {
        ObjectNode batch = JSON.createObjectNode();
        for (var question : questions) {
            batch.withArray("evaluations").add(JSON.readTree(question));
        }
        var answers = new ArrayList<Boolean>();
        for (var answer : post(evaluations, batch.toString()).path("evaluations")) {
            answers.add(decision(answer));
        }
        return answers;
    }

    private static boolean decision(JsonNode answer) {
        if (!answer.path("decision").isBoolean()) {
            throw new IllegalStateException("no decision: " + answer);
        }
        return answer.path("decision").asBoolean();
    }

    private JsonNode post(URI address, String body) throws IOException, InterruptedException {
        return JSON.readTree(send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build()));
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " from " + request.uri() + ": " + answer.body());
        }
        return answer.body();
    }

    @Override
    public void close() {
        http.close();
    }
}
