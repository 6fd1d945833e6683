package cn.xinshou.identity.profile;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.LogCursor;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
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

/** Every value the items of a profile had. Reading it is reading the items. */
@Path("/profiles/{subject}/history")
@PermissionsAllowed({"act-for-subject", "read-as-staff"})
@RunOnVirtualThread
class HistoryResource {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            Instant at,
            long version,
            Item item,
            String action,
            @Nullable JsonNode value,
            String purpose,
            String actor,
            String role,
            @Nullable UUID request,
            @Nullable String enteredBy,
            @Nullable UUID schoolEntry) {

        static View of(OpenChange change) {
            return new View(
                    change.at(),
                    change.version(),
                    change.item(),
                    change.action(),
                    change.value(),
                    change.purpose(),
                    change.actor(),
                    change.role(),
                    change.request(),
                    change.enteredBy(),
                    change.schoolEntry());
        }

        @Override
        public String toString() {
            return "View[" + version + ", " + item + ", " + action + "]";
        }
    }

    private final AskToRead askToRead;
    private final ReadHistory read;
    private final Caller caller;

    HistoryResource(AskToRead askToRead, ReadHistory read, Caller caller) {
        this.askToRead = askToRead;
        this.read = read;
        this.caller = caller;
    }

    @GET
    public Page<View> history(
            UUID subject,
            @RestQuery @ValidPurpose @Nullable String purpose,
            @RestQuery List<String> items,
            @RestQuery("case") @ValidText(max = 64) @Nullable String caseId,
            @RestQuery @Nullable String unmasked,
            @RestQuery @ValidText(max = 200) @Nullable String reason,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("50") @PageSize int limit) {
        var before = LogCursor.before(cursor);
        var scope = askToRead.ask(caller, subject, new AskToRead.Wanted(purpose, items, caseId, unmasked, reason));
        var entries = read.read(subject, scope, before, limit + 1, Actor.of(caller));
        return Page.of(entries, limit, change -> Cursor.encode(change.id())).map(View::of);
    }
}
