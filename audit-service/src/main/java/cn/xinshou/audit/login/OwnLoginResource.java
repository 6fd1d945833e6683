package cn.xinshou.audit.login;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person's own logins: places and clients, never addresses. */
@Path("/subjects/{subject}/logins")
@PermissionsAllowed("act-for-subject")
@RunOnVirtualThread
class OwnLoginResource {

    record View(
            UUID id,
            Instant at,
            LoginEvent.Outcome outcome,
            @Nullable String country,
            @Nullable String province,
            @Nullable String city,
            @Nullable String carrier,
            String client,
            String level,
            double score,
            List<String> detectors,
            @Nullable UUID alertId) {

        static View of(Login login) {
            var place = login.place();
            return new View(
                    login.id(),
                    login.at(),
                    login.isSuccess() ? LoginEvent.Outcome.SUCCESS : LoginEvent.Outcome.FAILURE,
                    place.country(),
                    place.province(),
                    place.city(),
                    place.carrier(),
                    login.client(),
                    login.level(),
                    login.score(),
                    login.detectors(),
                    login.alert());
        }
    }

    private final Logins logins;
    private final Caller caller;

    OwnLoginResource(Logins logins, Caller caller) {
        this.logins = logins;
        this.caller = caller;
    }

    @GET
    public Page<View> list(
            UUID subject,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize int limit) {
        if (!subject.equals(caller.subject())) {
            throw Problem.of(CommonProblem.FORBIDDEN, "A person sees their own logins only.");
        }
        var found = logins.of(subject, before(cursor), limit + 1);
        return Page.of(found, limit, last -> Cursor.encode(last.id())).map(View::of);
    }

    private static @Nullable UUID before(@Nullable String cursor) {
        try {
            return cursor == null
                    ? null
                    : UUID.fromString(Cursor.decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException e) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Use the cursor that the page before gave as next.")
                    .field("cursor", "is not one of this list");
        }
    }
}
