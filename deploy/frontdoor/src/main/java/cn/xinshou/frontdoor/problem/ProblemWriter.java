package cn.xinshou.frontdoor.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers with a problem where no resource was reached yet. */
@ApplicationScoped
public class ProblemWriter {

    private final ObjectMapper json;

    ProblemWriter(ObjectMapper json) {
        this.json = json;
    }

    public void answer(RoutingContext exchange, Problem problem) {
        try {
            var body = json.writeValueAsBytes(
                    ProblemBody.of(problem, exchange.request().path()));
            exchange.response()
                    .setStatusCode(problem.kind().status())
                    .putHeader("Content-Type", "application/problem+json")
                    .end(Buffer.buffer(body));
        } catch (JsonProcessingException e) {
            exchange.fail(e);
        }
    }
}
