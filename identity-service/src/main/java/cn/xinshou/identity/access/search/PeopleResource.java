package cn.xinshou.identity.access.search;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.item.Changes;
import cn.xinshou.identity.reading.Actor;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds people for staff by an exact value, which is never part of an address. */
@Path("/people/search")
@RolesAllowed({"privacy-officer", "responder"})
@RunOnVirtualThread
class PeopleResource {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** One of the first three. */
    record Sought(
            @ValidText(max = 64) @Nullable String phone,
            @ValidText(max = 64) @Nullable String idNumber,
            @ValidText(max = 254) @Nullable String email,

            @ValidText(max = 64) @JsonProperty("case") @Nullable
            String caseId) {

        @Override
        public String toString() {
            return "Sought[" + caseId + "]";
        }
    }

    record Found(UUID subject) {}

    private final SearchPeople search;
    private final Caller caller;
    private final Clock clock;

    PeopleResource(SearchPeople search, Caller caller, Clock clock) {
        this.search = search;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    public Page<Found> search(@Valid @NotNull Sought sought) {
        var body = JsonNodeFactory.instance.objectNode();
        put(body, "phone", sought.phone());
        put(body, "idNumber", sought.idNumber());
        put(body, "email", sought.email());
        if (body.size() != 1) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Look for one value at a time.")
                    .field("phone", "exactly one of phone, idNumber and email is required");
        }
        // In the form in which it is kept, or refused with the reason.
        var value = Changes.read(body, LocalDate.ofInstant(clock.instant(), CHINA))
                .values()
                .entrySet()
                .iterator()
                .next();
        return Page.whole(search.find(value.getKey(), value.getValue().textValue(), sought.caseId(), Actor.of(caller)))
                .map(Found::new);
    }

    private static void put(ObjectNode body, String field, @Nullable String value) {
        if (value != null) {
            body.put(field, value);
        }
    }
}
