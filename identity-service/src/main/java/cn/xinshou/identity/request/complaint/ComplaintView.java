package cn.xinshou.identity.request.complaint;

import cn.xinshou.identity.sealing.Seal;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A complaint as it is shown; with its words where one is looked at.
 *
 * @param overdueAt since when it is overdue; then everybody at the desk is called on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ComplaintView(
        UUID id,
        UUID subject,
        @Nullable UUID request,
        ComplaintState state,
        Instant receivedAt,
        Instant dueAt,
        List<String> reminded,
        @Nullable Instant overdueAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String words,
        @Nullable String answer) {

    public static ComplaintView of(Complaint complaint) {
        return of(complaint, null, null);
    }

    public static ComplaintView of(Complaint complaint, Seal seal) {
        var answer = complaint.answer();
        return of(
                complaint,
                text(seal.open(complaint.words(), Complain.place(complaint.id()))),
                answer == null ? null : text(seal.open(answer, DecideComplaint.place(complaint.id()))));
    }

    private static ComplaintView of(Complaint complaint, @Nullable String words, @Nullable String answer) {
        return new ComplaintView(
                complaint.id(),
                complaint.subject(),
                complaint.request(),
                complaint.state(),
                complaint.receivedAt(),
                complaint.dueAt(),
                complaint.reminded(),
                complaint.overdueAt(),
                complaint.decidedAt(),
                complaint.decidedBy(),
                words,
                answer);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "ComplaintView[" + id + ", " + state + "]";
    }
}
