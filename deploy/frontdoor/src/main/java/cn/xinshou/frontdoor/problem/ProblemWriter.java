package cn.xinshou.frontdoor.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers with a problem where no resource was reached yet. */
@ApplicationScoped
public class ProblemWriter {

    /** Seconds: what is away is looked for anew with every request, so that a client need not wait for long. */
    static final String RETRY_AFTER = "5";

    private final ObjectMapper json;

    ProblemWriter(ObjectMapper json) {
        this.json = json;
    }

    public void answer(RoutingContext exchange, Problem problem) {
        try {
            var body = json.writeValueAsBytes(
                    ProblemBody.of(problem, exchange.request().path()));
            if (problem.kind().status() == 503) {
                exchange.response().putHeader("Retry-After", RETRY_AFTER);
            }
            exchange.response()
                    .setStatusCode(problem.kind().status())
                    .putHeader("Content-Type", "application/problem+json")
                    .end(Buffer.buffer(body));
        } catch (JsonProcessingException e) {
            exchange.fail(e);
        }
    }
}
