package cn.xinshou.audit.ledger;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The entries about a person, for that person. The platform has its own records and sees none of these. */
@Path("/subjects/{subject}/ledger/entries")
@PermissionsAllowed("act-for-subject")
@RunOnVirtualThread
class OwnEntryResource {

    private final EntryPages pages;
    private final Caller caller;

    OwnEntryResource(EntryPages pages, Caller caller) {
        this.pages = pages;
        this.caller = caller;
    }

    @GET
    public Page<EntryView> own(
            UUID subject,
            @QueryParam("type") @Pattern(regexp = "[A-Za-z0-9._-]{1,128}") @Nullable String type,
            @QueryParam("since") @Nullable Instant since,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize int limit) {
        if (!subject.equals(caller.subject())) {
            throw Problem.of(CommonProblem.FORBIDDEN, "A person sees the entries about themself only.");
        }
        return pages.page(subject, type, null, since, cursor, limit);
    }
}
