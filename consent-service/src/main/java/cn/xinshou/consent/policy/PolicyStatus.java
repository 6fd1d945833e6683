package cn.xinshou.consent.policy;

import java.util.Locale;

/** Where a version is in its life. */
public enum PolicyStatus {
    UPCOMING,
    CURRENT,
    ARCHIVED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static PolicyStatus of(Policy policy, Policy current) {
        if (policy.ordinal() == current.ordinal()) {
            return CURRENT;
        }
        return policy.ordinal() > current.ordinal() ? UPCOMING : ARCHIVED;
    }
}
