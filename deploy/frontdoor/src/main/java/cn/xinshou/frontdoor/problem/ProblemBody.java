package cn.xinshou.frontdoor.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The answer itself (RFC 9457, 3). */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ProblemBody(
        URI type,
        String title,
        int status,
        String detail,
        String instance,
        List<Problem.FieldError> errors,
        @JsonAnyGetter Map<String, Object> extensions) {

    static ProblemBody of(Problem problem, String instance) {
        return new ProblemBody(
                problem.kind().uri(),
                problem.kind().title(),
                problem.kind().status(),
                problem.detail(),
                instance,
                problem.errors(),
                problem.extensions());
    }
}
