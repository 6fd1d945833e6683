package cn.xinshou.identity.access;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.identity.access.cases.CaseKind;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.LogCursor;
import cn.xinshou.identity.reading.Reading;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows a person who read what of theirs, when and why; staff follow it for a case, which is a read of its own. */
@Path("/profiles/{subject}/readers")
@PermissionsAllowed({"act-for-subject", "read-as-staff"})
@RunOnVirtualThread
class ReadersResource {

    /** @param reading the id by which a misuse is reported */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            UUID reading,
            Instant at,
            List<String> items,
            String purpose,
            @JsonProperty("case") @Nullable String caseId,
            @Nullable String caseKind,
            String reader,
            String role,
            boolean unmasked,
            boolean breakGlass,
            @Nullable String reason) {

        static View of(Reading reading, @Nullable String reason) {
            return new View(
                    reading.reading(),
                    reading.at(),
                    reading.items(),
                    reading.purpose(),
                    reading.caseId(),
                    reading.caseKind(),
                    reading.reader(),
                    reading.role(),
                    reading.unmasked(),
                    CaseKind.EMERGENCY.word().equals(reading.caseKind()),
                    reason);
        }

        @Override
        public String toString() {
            return "View[" + reading + ", " + items + "]";
        }
    }

    private final StaffAccess access;
    private final ListReaders list;
    private final Caller caller;

    ReadersResource(StaffAccess access, ListReaders list, Caller caller) {
        this.access = access;
        this.list = list;
        this.caller = caller;
    }

    @GET
    public Page<View> readers(
            UUID subject,
            @RestQuery("case") @ValidText(max = 64) @Nullable String caseId,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("50") @PageSize int limit) {
        var before = LogCursor.before(cursor);
        var found = caller.has("platform") || isOwn(subject)
                ? list.list(subject, before, limit + 1, isOwn(subject))
                : list.follow(
                        subject,
                        access.toFollow(Actor.of(caller), subject, caseId),
                        before,
                        limit + 1,
                        Actor.of(caller));
        return Page.of(found, limit, seen -> Cursor.encode(seen.number())).map(ListReaders.Seen::view);
    }

    private boolean isOwn(UUID subject) {
        return caller.has("data-subject") && caller.id().equalsIgnoreCase(subject.toString());
    }
}
