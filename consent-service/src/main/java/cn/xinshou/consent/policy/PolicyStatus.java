package cn.xinshou.consent.policy;

import java.util.Locale;

/** Where a version is in its life. */
enum PolicyStatus {
    UPCOMING,
    CURRENT,
    ARCHIVED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PolicyStatus of(Policy policy, Policy current) {
        if (policy.ordinal() == current.ordinal()) {
            return CURRENT;
        }
        return policy.ordinal() > current.ordinal() ? UPCOMING : ARCHIVED;
    }
}
