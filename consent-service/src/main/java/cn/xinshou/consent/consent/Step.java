package cn.xinshou.consent.consent;

import cn.xinshou.consent.policy.Policy;
import java.util.Objects;

/** What one version changes against the one before, as far as it matters for whom it governs. */
final class Step {
    private final Policy from;
    private final Policy to;

    private Step(Policy from, Policy to) {
        this.from = from;
        this.to = to;
    }

    static Step between(Policy from, Policy to) {
        return new Step(from, to);
    }

    boolean reducing() {
        return !to.document().rights().containsAll(from.document().rights())
                || to.document().purposes().stream()
                        .anyMatch(p -> widens(p.id())
                                || !p.needsConsent() && from.purpose(p.id()).isEmpty());
    }

    boolean widens(String purpose) {
        var a = from.purpose(purpose).orElse(null);
        var b = to.purpose(purpose).orElse(null);
        return a != null
                && b != null
                && (!a.items().containsAll(b.items())
                        || a.needsConsent() && !b.needsConsent()
                        || !Objects.requireNonNull(a.recipients()).containsAll(Objects.requireNonNull(b.recipients())));
    }
}
