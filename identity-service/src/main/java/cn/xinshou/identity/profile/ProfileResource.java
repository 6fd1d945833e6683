package cn.xinshou.identity.profile;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.item.Changes;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.reading.Actor;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A person's profile, for the person and for the platform; staff with a case read it. */
@Path("/profiles/{subject}")
@PermissionsAllowed("act-for-subject")
@RunOnVirtualThread
class ProfileResource {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** The items themselves, side by side, in the form in which they can be put and patched. */
    record View(long version, Map<String, JsonNode> items) implements Versioned {

        static View of(OpenProfile profile) {
            var items = new LinkedHashMap<String, JsonNode>();
            profile.items().forEach((item, open) -> items.put(item.word(), open.value()));
            return new View(profile.version(), items);
        }

        @Override
        @JsonValue
        public Map<String, JsonNode> items() {
            return items;
        }

        @Override
        public String toString() {
            return "View[" + version + ", " + items.keySet() + "]";
        }
    }

    private final AskToCollect askToCollect;
    private final AskToRead askToRead;
    private final PutProfile put;
    private final PatchProfile patch;
    private final ReadProfile read;
    private final Caller caller;
    private final Clock clock;

    ProfileResource(
            AskToCollect askToCollect,
            AskToRead askToRead,
            PutProfile put,
            PatchProfile patch,
            ReadProfile read,
            Caller caller,
            Clock clock) {
        this.askToCollect = askToCollect;
        this.askToRead = askToRead;
        this.put = put;
        this.patch = patch;
        this.read = read;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @PermissionsAllowed({"act-for-subject", "read-as-staff"})
    public View get(
            UUID subject,
            @RestQuery @ValidPurpose @Nullable String purpose,
            @RestQuery List<String> items,
            @RestQuery("case") @ValidText(max = 64) @Nullable String caseId,
            @RestQuery @Nullable String unmasked,
            @RestQuery @ValidText(max = 200) @Nullable String reason) {
        var scope = askToRead.ask(caller, subject, new AskToRead.Wanted(purpose, items, caseId, unmasked, reason));
        return View.of(read.read(subject, scope, Actor.of(caller)));
    }

    @PUT
    @Idempotent
    public Written put(
            UUID subject,
            @RestQuery @NotNull @ValidPurpose String purpose,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull ObjectNode body) {
        var changes = Changes.read(body, today());
        requireNothingRemoved(changes);
        askToCollect.ask(caller, subject, purpose, changes.values().keySet());
        return put.put(subject, purpose, changes.values(), ifMatch, Actor.of(caller));
    }

    @PATCH
    @Consumes("application/merge-patch+json")
    @Idempotent
    public Written patch(
            UUID subject,
            @RestQuery @ValidPurpose @Nullable String purpose,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull ObjectNode body) {
        var changes = Changes.read(body, today());
        askToCollect.ask(caller, subject, purpose, changes.values().keySet());
        return patch.patch(subject, purpose, changes, ifMatch, Actor.of(caller));
    }

    /** The day in China, by which birthdays are judged. */
    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CHINA);
    }

    private static void requireNothingRemoved(Changes changes) {
        if (!changes.removed().isEmpty()) {
            var problem = Problem.of(CommonProblem.INVALID_REQUEST, "Leave an item out to take it away.");
            for (Item item : changes.removed()) {
                problem.field(item.word(), "must not be null");
            }
            throw problem;
        }
    }
}
