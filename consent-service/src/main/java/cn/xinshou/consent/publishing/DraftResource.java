package cn.xinshou.consent.publishing;

import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The versions that are being written, for editors to review. */
@Path("/drafts")
@RolesAllowed("policy-editor")
@RunOnVirtualThread
class DraftResource {

    private static final String VERSION = "{version:[A-Za-z0-9][A-Za-z0-9._-]{0,63}}";

    record Entry(
            String version,
            Map<String, String> title,
            String status,
            long revision,
            String author,
            String editor,
            Instant changedAt) {}

    private final ReviewDraft review;
    private final Drafts drafts;

    DraftResource(ReviewDraft review, Drafts drafts) {
        this.review = review;
        this.drafts = drafts;
    }

    @GET
    public Page<Entry> all(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @DefaultValue("50") @PageSize int limit)
            throws SQLException {
        var after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        return Page.of(drafts.page(after, limit), limit, last -> Cursor.encode(last.version()))
                .map(draft -> new Entry(
                        draft.version(),
                        draft.title(),
                        "draft",
                        draft.revision(),
                        draft.author(),
                        draft.editor(),
                        draft.changedAt()));
    }

    @GET
    @Path(VERSION)
    public DraftView one(String version) throws SQLException {
        return review.review(drafts.find(version).orElseThrow(DraftResource::unknown));
    }

    static Problem unknown() {
        return Problem.of(CommonProblem.NOT_FOUND, "See /drafts for the versions that are being written.")
                .field("version", "is no draft");
    }
}
