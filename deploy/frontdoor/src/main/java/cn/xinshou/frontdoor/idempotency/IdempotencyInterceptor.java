package cn.xinshou.frontdoor.idempotency;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class IdempotencyInterceptor {

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,128}");

    private final Answers answers;
    private final ObjectMapper json;
    private final Caller caller;
    private final CurrentVertxRequest request;

    IdempotencyInterceptor(Answers answers, ObjectMapper json, Caller caller, CurrentVertxRequest request) {
        this.answers = answers;
        this.json = json;
        this.caller = caller;
        this.request = request;
    }

    @AroundInvoke
    @Nullable
    Object once(InvocationContext call) throws Exception {
        var key = request.getCurrent().request().getHeader(HEADER);
        if (key == null) {
            return call.proceed();
        }
        if (!VISIBLE_ASCII.matcher(key).matches()) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Send a key of your own choice, such as a UUID.")
                    .field(HEADER, "must be 1 to 128 visible ASCII characters");
        }
        return QuarkusTransaction.joiningExisting().call(() -> answered(call, key));
    }

    private @Nullable Object answered(InvocationContext call, String key) throws Exception {
        var method = call.getMethod();
        var scope = caller.id() + " " + method.getDeclaringClass().getSimpleName() + "." + method.getName();
        var digest = answers.digest(json.writeValueAsBytes(call.getParameters()));
        if (answers.claim(scope, key, digest)) {
            var answer = call.proceed();
            answers.keep(scope, key, json.writeValueAsString(answer));
            return answer;
        }
        var earlier = answers.find(scope, key, digest);
        return json.readValue(earlier, json.constructType(method.getGenericReturnType()));
    }
}
