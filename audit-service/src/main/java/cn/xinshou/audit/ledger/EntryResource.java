package cn.xinshou.audit.ledger;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The entries, for auditors and for the person they are about. The platform has its own records and sees none of these. */
@Path("/ledger/entries")
@RunOnVirtualThread
class EntryResource {

    private final EntryPages pages;
    private final EntryAccess access;
    private final Caller caller;

    EntryResource(EntryPages pages, EntryAccess access, Caller caller) {
        this.pages = pages;
        this.access = access;
        this.caller = caller;
    }

    @GET
    @Path("{index}")
    @RolesAllowed({"auditor", "data-subject"})
    public EntryView entry(@PositiveOrZero long index) {
        return pages.one(access.entry(index));
    }

    @GET
    @RolesAllowed({"auditor", "data-subject", "service-consent", "service-identity"})
    public Page<EntryView> list(
            @QueryParam("subject") @Nullable UUID subject,
            @QueryParam("type") @Pattern(regexp = "[A-Za-z0-9._-]{1,128}") @Nullable String type,
            @QueryParam("eventId") @Pattern(regexp = "[!-~]{1,128}") @Nullable String eventId,
            @QueryParam("since") @Nullable Instant since,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize int limit) {
        if (caller.has("auditor")) {
            return pages.page(subject, type, eventId, since, cursor, limit);
        }
        if (caller.has("service-consent")) {
            return pages.own(EntryAccess.CONSENT_EVENTS, eventId);
        }
        if (caller.has("service-identity")) {
            return pages.own(EntryAccess.IDENTITY_EVENTS, eventId);
        }
        if (subject != null && !subject.equals(caller.subject())) {
            throw Problem.of(CommonProblem.FORBIDDEN, "A person sees the entries about themself only.")
                    .field("subject", "is not the caller");
        }
        return pages.page(caller.subject(), type, eventId, since, cursor, limit);
    }
}
