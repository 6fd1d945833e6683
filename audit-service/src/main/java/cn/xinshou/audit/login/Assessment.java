package cn.xinshou.audit.login;

import cn.xinshou.audit.decision.Decided;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came out of looking at a login. */
record Assessment(
        UUID id,
        List<Finding> findings,
        @Nullable UUID alert,
        @Nullable Decided decision) {

    /** Of a login that was said to be an erased person's: nothing is looked at and nothing is kept. */
    static Assessment ofNobody(Attempt attempt) {
        return new Assessment(attempt.id(), List.of(), null, null);
    }

    double score() {
        return Finding.score(findings);
    }

    Level level() {
        return Level.of(score());
    }

    List<String> detectors() {
        return Finding.detectors(findings);
    }
}
