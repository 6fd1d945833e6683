package cn.xinshou.audit.alert;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An alert as staff see it. */
record AlertView(
        UUID id,
        List<String> detectors,
        String account,
        @Nullable UUID subject,
        String level,
        AlertState state,
        String usual,
        String now,
        String zh,
        String en,
        Instant at,
        Instant lastAt,
        int repetitions,
        @Nullable Boolean mine,
        @Nullable Verdict verdict,
        @Nullable String note) {

    static AlertView of(Alert alert, SealedAccounts accounts) {
        return new AlertView(
                alert.id(),
                alert.detectors(),
                accounts.open(alert.sealedAccount(), alert.id()),
                alert.subject(),
                alert.level(),
                alert.state(),
                alert.usual(),
                alert.now(),
                alert.zh(),
                alert.en(),
                alert.at(),
                alert.lastAt(),
                alert.repetitions(),
                alert.mine(),
                alert.verdict(),
                alert.verdictNote());
    }

    /** Without what staff wrote for staff. */
    AlertView forThePerson() {
        return new AlertView(
                id,
                detectors,
                account,
                subject,
                level,
                state,
                usual,
                now,
                zh,
                en,
                at,
                lastAt,
                repetitions,
                mine,
                null,
                null);
    }
}
