package cn.xinshou.breach.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Login security found something (audit-service, {@code alert-raised}): the fields read here. */
record AlertRaised(
        UUID alert,
        @Nullable UUID subject,
        String level,
        @Nullable List<String> detectors,
        Instant at) {

    /** The same alert after its person was erased. */
    AlertRaised aboutNobody() {
        return new AlertRaised(alert, null, level, detectors, at);
    }

    String inWords() {
        return level + ": " + String.join(", ", detectors == null ? List.of() : detectors);
    }
}
