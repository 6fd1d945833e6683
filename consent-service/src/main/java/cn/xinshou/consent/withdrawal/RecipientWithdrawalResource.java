package cn.xinshou.consent.withdrawal;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one recipient was told, and its word for having carried it out; for privacy officers. */
@Path("/recipients/{recipient}/withdrawals")
@RolesAllowed("privacy-officer")
@RunOnVirtualThread
class RecipientWithdrawalResource {

    /** @param digest SHA-256 of the recipient's word, which the officer holds */
    record Acknowledgement(
            @NotNull @Pattern(regexp = "[0-9a-f]{64}", message = "must be a SHA-256 in lower-case hex")
            String digest) {}

    private final Notices notices;
    private final RecordAnswer record;
    private final Caller caller;
    private final Clock clock;

    RecipientWithdrawalResource(Notices notices, RecordAnswer record, Caller caller, Clock clock) {
        this.notices = notices;
        this.record = record;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    public Page<NoticeView> all(
            String recipient,
            @QueryParam("open") @DefaultValue("false") boolean open,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize int limit)
            throws SQLException {
        var place = Place.of(cursor);
        var now = clock.instant();
        return Page.of(notices.to(recipient, open, place.before(), place.beforeId(), limit + 1), limit, Place::behind)
                .map(notice -> NoticeView.of(notice, now));
    }

    /** Again with the same word it is answered as the first time. */
    @POST
    @Path("/{notice}/acknowledgement")
    @Idempotent
    public NoticeView acknowledge(String recipient, UUID notice, @Valid @NotNull Acknowledgement word)
            throws SQLException {
        var found = find(recipient, notice);
        var done = record.acknowledged(found, "by-hand", caller.id(), word.digest())
                .orElseGet(() -> again(recipient, notice));
        if (!word.digest().equals(done.evidence())) {
            throw Problem.of(CommonProblem.CONFLICT, "Nothing is left to do.")
                    .field("notice", "was acknowledged before, on another word");
        }
        return NoticeView.of(done, clock.instant());
    }

    private Notice again(String recipient, UUID notice) {
        try {
            return find(recipient, notice);
        } catch (SQLException e) {
            throw new IllegalStateException("the notice cannot be read", e);
        }
    }

    private Notice find(String recipient, UUID notice) throws SQLException {
        return notices.find(recipient, notice)
                .orElseThrow(() -> Problem.of(
                                CommonProblem.NOT_FOUND, "See /recipients/{recipient}/withdrawals for what is there.")
                        .field("notice", "is none to this recipient"));
    }
}
