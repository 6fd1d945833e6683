package cn.xinshou.consent.withdrawal;

import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.input.PageSize;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who was told that a person's data may be used no longer, and whether they carried it out; for that person. */
@Path("/subjects/{subject}/withdrawals")
@PermissionsAllowed("act-for-subject")
@RunOnVirtualThread
class PersonWithdrawalResource {

    private final Notices notices;
    private final Clock clock;

    PersonWithdrawalResource(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    @GET
    public Page<NoticeView> all(
            UUID subject,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize int limit)
            throws SQLException {
        var place = Place.of(cursor);
        var now = clock.instant();
        return Page.of(notices.about(subject, place.before(), place.beforeId(), limit + 1), limit, Place::behind)
                .map(notice -> NoticeView.of(notice, now));
    }
}
