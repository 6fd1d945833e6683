package cn.xinshou.frontdoor.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Where every failure becomes an answer. What is not known here is logged under an id and answered with a fixed sentence. */
class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final MediaType PROBLEM_JSON = new MediaType("application", "problem+json");

    @ServerExceptionMapper
    Response stated(Problem problem, UriInfo uri) {
        return answer(problem, uri);
    }

    @ServerExceptionMapper
    Response violated(ConstraintViolationException violations, UriInfo uri) {
        if (violations.getConstraintViolations().stream().anyMatch(ProblemMapper::isOurAnswer)) {
            return unknown(violations, uri);
        }
        var problem =
                Problem.of(CommonProblem.INVALID_REQUEST, "Correct the fields named in errors and send it again.");
        violations.getConstraintViolations().stream()
                .map(v -> new Problem.FieldError(field(v), v.getMessage()))
                .sorted((a, b) -> a.field().compareTo(b.field()))
                .forEach(e -> problem.field(e.field(), e.message()));
        return answer(problem, uri);
    }

    @ServerExceptionMapper
    Response unreadable(MismatchedInputException failure, UriInfo uri) {
        return answer(unreadable(failure), uri);
    }

    @ServerExceptionMapper
    Response refusedByTheDoor(WebApplicationException failure, UriInfo uri) {
        var stated = stated(failure);
        if (stated != null) {
            return answer(stated, uri);
        }
        if (failure.getCause() instanceof JsonProcessingException json) {
            return answer(unreadable(json), uri);
        }
        if (failure instanceof NotFoundException && failure.getCause() != null) {
            return answer(
                    Problem.of(CommonProblem.INVALID_REQUEST, "A parameter does not have the form it must have."), uri);
        }
        if (failure.getResponse().getStatusInfo().getFamily() == Response.Status.Family.REDIRECTION) {
            return failure.getResponse();
        }
        return CommonProblem.ofStatus(failure.getResponse().getStatus())
                .map(kind -> answer(Problem.of(kind, hint(kind)), uri))
                .orElseGet(() -> unknown(failure, uri));
    }

    /** A problem that a converter or a reader stated, which libraries may have wrapped more than once. */
    private static @Nullable Problem stated(Throwable failure) {
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        return null;
    }

    @ServerExceptionMapper
    Uni<Response> unauthenticated(UnauthorizedException failure, RoutingContext exchange, UriInfo uri) {
        return challenge(exchange, uri);
    }

    @ServerExceptionMapper
    Uni<Response> authenticationFailed(AuthenticationFailedException failure, RoutingContext exchange, UriInfo uri) {
        return challenge(exchange, uri);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException failure, UriInfo uri) {
        return answer(Problem.of(CommonProblem.FORBIDDEN, hint(CommonProblem.FORBIDDEN)), uri);
    }

    @ServerExceptionMapper
    Response unknown(Throwable failure, UriInfo uri) {
        if (DatabaseAway.isCauseOf(failure)) {
            LOG.warnf("The database is away: %s", failure.getClass().getSimpleName());
            return answer(
                    Problem.of(CommonProblem.UNAVAILABLE, "The database does not answer. Try again shortly."), uri);
        }
        if (IdentityProviderAway.isCauseOf(failure)) {
            LOG.warnf("The identity provider is away: %s", failure.getMessage());
            return answer(IdentityProviderAway.problem(), uri);
        }
        var incident = UUID.randomUUID();
        LOG.errorf(failure, "Unexpected failure %s", incident);
        return answer(
                Problem.of(CommonProblem.INTERNAL, "Quote this id if you report it: " + incident)
                        .with("incident", incident),
                uri);
    }

    /** The challenge is the authentication mechanism's: a bearer header for programs, a redirect to the login page for browsers. */
    private static Uni<Response> challenge(RoutingContext exchange, UriInfo uri) {
        HttpAuthenticator authenticator = exchange.get(HttpAuthenticator.class.getName());
        if (authenticator == null) {
            return Uni.createFrom().item(unauthenticated(uri));
        }
        return authenticator
                .getChallenge(exchange)
                .map(challenge -> challenge == null ? unauthenticated(uri) : challenged(challenge, uri))
                // How to ask is the provider's word, too: a page sends people to it.
                .onFailure()
                .recoverWithItem(failure -> IdentityProviderAway.isCauseOf(failure)
                        ? answer(IdentityProviderAway.problem(), uri)
                        : unauthenticated(uri));
    }

    private static Response challenged(ChallengeData challenge, UriInfo uri) {
        var answer = challenge.status == 401
                ? Response.fromResponse(unauthenticated(uri))
                : Response.status(challenge.status);
        challenge.getHeaders().forEach((name, value) -> answer.header(name.toString(), value));
        return answer.build();
    }

    private static Response unauthenticated(UriInfo uri) {
        return answer(Problem.of(CommonProblem.UNAUTHENTICATED, hint(CommonProblem.UNAUTHENTICATED)), uri);
    }

    /** What Jackson could not read, by field; never what was sent. */
    private static Problem unreadable(JsonProcessingException failure) {
        var problem = Problem.of(CommonProblem.INVALID_REQUEST, "The body is not the JSON that is expected here.");
        if (failure instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            return problem.field(
                    path(mapping),
                    failure instanceof UnrecognizedPropertyException
                            ? "is not known here"
                            : "does not have the right form");
        }
        var place = failure.getLocation();
        return place == null
                ? problem.field("body", "is missing or no JSON")
                : problem.field(
                        "body", "cannot be read at line " + place.getLineNr() + ", column " + place.getColumnNr());
    }

    private static String path(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    private static String field(ConstraintViolation<?> violation) {
        var names = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .filter(node -> node.getKind() == ElementKind.PROPERTY
                        || node.getKind() == ElementKind.CONTAINER_ELEMENT
                        || node.getKind() == ElementKind.PARAMETER)
                .map(Object::toString)
                .toList();
        // The parameter that holds the body is no word of the caller's; a path or query parameter is.
        var spoken = names.size() > 1 ? names.subList(1, names.size()) : names;
        return String.join(".", spoken).replace(".<list element>", "");
    }

    private static boolean isOurAnswer(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE);
    }

    private static String hint(CommonProblem kind) {
        return switch (kind) {
            case UNAUTHENTICATED -> "Send a valid access token of this realm in the Authorization header.";
            case FORBIDDEN -> "The token's role does not cover this, or the path names another person.";
            case NOT_FOUND -> "Check the path and the id.";
            case METHOD_NOT_ALLOWED -> "See /q/openapi for the methods of this path.";
            case NOT_ACCEPTABLE, UNSUPPORTED_MEDIA_TYPE -> "See /q/openapi for the media types of this path.";
            case TOO_LARGE -> "A body may have at most 1 MiB.";
            case UNAVAILABLE, TOO_MANY_REQUESTS -> "Try again shortly.";
            case INVALID_REQUEST, CONFLICT, STALE, KEY_REUSED, PRECONDITION_REQUIRED, INTERNAL -> kind.title() + ".";
        };
    }

    private static Response answer(Problem problem, UriInfo uri) {
        var answer = Response.status(problem.kind().status())
                .type(PROBLEM_JSON)
                .entity(ProblemBody.of(problem, uri.getPath()));
        if (problem.kind().status() == 503) {
            answer.header("Retry-After", ProblemWriter.RETRY_AFTER);
        }
        return answer.build();
    }
}
