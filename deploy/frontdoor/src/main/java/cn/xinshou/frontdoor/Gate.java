package cn.xinshou.frontdoor;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.IdentityProviderAway;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.frontdoor.problem.ProblemWriter;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What happens to a request before any resource sees it: what cannot be meant is refused, and {@code /me} becomes a person. */
@ApplicationScoped
class Gate {

    private static final String ME = "/me/";
    private static final Pattern CONTROL = Pattern.compile("(?i)%(0[0-9a-f]|1[0-9a-f]|7f)");
    private static final Pattern PARAMETER_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");
    // Below authentication (200), so that the token is at hand; above the resources.
    private static final int AFTER_AUTHENTICATION = 150;
    private static final int BEFORE_EVERYTHING = 1_000;
    // After the server has noted its own limit for the body (2), before anybody reads it.
    private static final int BEFORE_READING = 1;

    private final ProblemWriter problems;
    private final MeConfig me;
    private final long largestBody;

    Gate(
            ProblemWriter problems,
            MeConfig me,
            @ConfigProperty(name = "xinshou.largest-body", defaultValue = "1048576") long largestBody) {
        this.problems = problems;
        this.me = me;
        this.largestBody = largestBody;
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuseTheImpossible, BEFORE_EVERYTHING);
        filters.register(this::resolveMe, AFTER_AUTHENTICATION);
        filters.register(Gate::leaveUncountedBodies, BEFORE_READING);
    }

    /** Bodies of unsaid length are counted where they are read ({@link cn.xinshou.frontdoor.input.BodyLimit}). */
    private static void leaveUncountedBodies(RoutingContext exchange) {
        if (exchange.request().getHeader("Transfer-Encoding") != null) {
            exchange.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, Long.MAX_VALUE);
        }
        exchange.next();
    }

    /** What fails before a resource is reached would otherwise be answered in plain text. */
    void answerFailures(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(exchange -> {
            if (exchange.response().headWritten()) {
                exchange.next();
            } else if (exchange.statusCode() == 413) {
                problems.answer(exchange, tooLarge());
            } else if (IdentityProviderAway.isCauseOf(exchange.failure())) {
                problems.answer(exchange, IdentityProviderAway.problem());
            } else {
                exchange.next();
            }
        });
    }

    private Problem tooLarge() {
        return Problem.of(CommonProblem.TOO_LARGE, "A body may have at most " + largestBody + " bytes.");
    }

    private void refuseTheImpossible(RoutingContext exchange) {
        var request = exchange.request();
        if (CONTROL.matcher(request.uri()).find()) {
            problems.answer(
                    exchange,
                    Problem.of(CommonProblem.INVALID_REQUEST, "The address contains a control character.")
                            .field(placeOfControl(request.query()), "must be without control characters"));
        } else if (length(request.getHeader("Content-Length")) > largestBody) {
            // Nothing of the body will be read: the connection cannot be used again.
            exchange.response().putHeader("Connection", "close");
            problems.answer(exchange, tooLarge());
        } else {
            exchange.next();
        }
    }

    /** The parameter of the query that has one, by a name that can be one; else the path. */
    private static String placeOfControl(@Nullable String query) {
        return Arrays.stream(query == null ? new String[0] : query.split("&", -1))
                .filter(parameter -> CONTROL.matcher(parameter).find())
                .map(parameter -> parameter.replaceFirst("=.*", ""))
                .findFirst()
                .map(name -> PARAMETER_NAME.matcher(name).matches() ? name : "query")
                .orElse("path");
    }

    private void resolveMe(RoutingContext exchange) {
        if (!exchange.normalizedPath().startsWith(ME)) {
            exchange.next();
            return;
        }
        exchange.request().pause();
        QuarkusHttpUser.getSecurityIdentity(exchange, null)
                .subscribe()
                .with(
                        identity -> {
                            if (identity == null || identity.isAnonymous()) {
                                unauthenticated(exchange);
                            } else {
                                reroute(exchange, identity.getPrincipal().getName());
                            }
                        },
                        failure -> notIdentified(exchange, failure));
    }

    private void reroute(RoutingContext exchange, String subject) {
        var rest = exchange.normalizedPath().substring(ME.length());
        var slash = rest.indexOf('/');
        var first = slash < 0 ? rest : rest.substring(0, slash);
        var target =
                me.targets().getOrDefault(first, "/subjects/{subject}/" + first).replace("{subject}", subject)
                        + rest.substring(first.length());
        var query = exchange.request().query();
        exchange.request().resume();
        exchange.reroute(query == null ? target : target + "?" + query);
    }

    /** A token that was refused is bad, whatever the provider had to do with it. */
    private void notIdentified(RoutingContext exchange, Throwable failure) {
        if (!(failure instanceof AuthenticationFailedException) && IdentityProviderAway.isCauseOf(failure)) {
            exchange.request().resume();
            problems.answer(exchange, IdentityProviderAway.problem());
        } else {
            unauthenticated(exchange);
        }
    }

    private void unauthenticated(RoutingContext exchange) {
        if (exchange.response().headWritten()) {
            return;
        }
        exchange.request().resume();
        exchange.response().putHeader("WWW-Authenticate", "Bearer");
        problems.answer(
                exchange,
                Problem.of(
                        CommonProblem.UNAUTHENTICATED,
                        "Send a valid access token of this realm in the Authorization header."));
    }

    private static long length(@Nullable String header) {
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
