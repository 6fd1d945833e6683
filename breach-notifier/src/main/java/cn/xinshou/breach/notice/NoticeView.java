package cn.xinshou.breach.notice;

import cn.xinshou.frontdoor.problem.Problem.FieldError;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice as it stands.
 *
 * @param missing what keeps it from being submitted
 * @param contentHash what the approval binds; absent until approved
 * @param version what {@code If-Match} must carry
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NoticeView(
        UUID id,
        UUID incident,
        NoticeState state,
        @JsonUnwrapped NoticeContent content,
        List<FieldError> missing,
        String author,
        String lastEditor,
        List<Approval> approvals,
        @Nullable String contentHash,
        Instant createdAt,
        @Nullable Instant submittedAt,
        @Nullable Instant sentAt,
        @Nullable Instant doneAt,
        long version) {

    public static NoticeView of(Notice notice, List<Approval> approvals) {
        return new NoticeView(
                notice.id(),
                notice.incident(),
                notice.state(),
                notice.content(),
                NoticeLint.of(notice.content()),
                notice.author(),
                notice.lastEditor(),
                approvals,
                notice.boundHash(),
                notice.createdAt(),
                notice.submittedAt(),
                notice.sentAt(),
                notice.doneAt(),
                notice.version());
    }
}
