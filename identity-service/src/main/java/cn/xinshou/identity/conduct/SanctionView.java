package cn.xinshou.identity.conduct;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A sanction as it is answered. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SanctionView(
        UUID id,
        UUID subject,
        SanctionKind kind,
        String state,
        @Nullable String reasons,
        List<String> evidence,
        String imposedBy,
        Instant imposedAt,
        @Nullable Instant until,
        @Nullable Appeal appeal,
        Notice notice) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Appeal(
            Instant at,
            Instant dueAt,
            @Nullable String words,
            @Nullable String reasons,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {

        @Override
        public String toString() {
            return "Appeal[" + at + "]";
        }
    }

    /** What everybody who is sanctioned has to know. */
    record Notice(String zh, String en) {

        static final Notice CURRENT = new Notice(
                "本处理不影响您查阅、复制、转移、更正、补充、删除个人信息，撤回同意，要求解释以及投诉的权利。您可以申诉，由另一名工作人员复核；也可以依法向人民法院提起诉讼。",
                "This takes none of your rights: to see, copy, move, correct and delete your data, to withdraw consent, to have things"
                        + " explained and to complain. You may appeal, and another officer decides; the people's courts are open besides.");
    }

    static SanctionView of(
            Sanction sanction,
            Instant now,
            @Nullable String reasons,
            @Nullable String appeal,
            @Nullable String appealReasons) {
        return new SanctionView(
                sanction.id(),
                sanction.subject(),
                sanction.kind(),
                sanction.state(now),
                reasons,
                sanction.evidence(),
                sanction.imposedBy(),
                sanction.imposedAt(),
                sanction.until(),
                appeal(sanction, appeal, appealReasons),
                Notice.CURRENT);
    }

    private static @Nullable Appeal appeal(Sanction sanction, @Nullable String words, @Nullable String reasons) {
        var at = sanction.appealedAt();
        var dueAt = sanction.appealDueAt();
        return at == null || dueAt == null
                ? null
                : new Appeal(at, dueAt, words, reasons, sanction.appealDecidedBy(), sanction.appealDecidedAt());
    }

    @Override
    public String toString() {
        return "SanctionView[" + id + ", " + kind + ", " + state + "]";
    }
}
