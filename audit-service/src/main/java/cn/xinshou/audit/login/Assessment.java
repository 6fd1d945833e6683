package cn.xinshou.audit.login;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came out of looking at a login. */
record Assessment(UUID id, List<Finding> findings, @Nullable UUID alert) {

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
