package cn.xinshou.breach.console;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.frontdoor.problem.ProblemKind;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** Says on a page, instead of in JSON, what could not be done and what to do about it. */
@ApplicationScoped
class ProblemPage {

    private final Pages pages;

    ProblemPage(Pages pages) {
        this.pages = pages;
    }

    RestResponse<TemplateInstance> of(Problem problem) {
        return page(
                problem.kind(),
                problem.detail(),
                problem.errors().stream()
                        .map(e -> e.field() + " " + e.message())
                        .toList());
    }

    RestResponse<TemplateInstance> of(ForbiddenException failure) {
        return page(CommonProblem.FORBIDDEN, CommonProblem.FORBIDDEN.title(), List.of());
    }

    RestResponse<TemplateInstance> of(ConstraintViolationException failure) {
        return page(
                CommonProblem.INVALID_REQUEST,
                CommonProblem.INVALID_REQUEST.title(),
                failure.getConstraintViolations().stream()
                        .map(v -> v.getPropertyPath() + " " + v.getMessage())
                        .sorted()
                        .toList());
    }

    private RestResponse<TemplateInstance> page(ProblemKind kind, String detail, List<String> errors) {
        return RestResponse.ResponseBuilder.<TemplateInstance>create(kind.status())
                .entity(pages.problem(detail, errors))
                .type("text/html;charset=UTF-8")
                .build();
    }
}
