package cn.xinshou.consent.policy;

/** The policy that comes with the service. */
public final class ShippedPolicy {

    static final String VERSION = "2025-01-01";

    private ShippedPolicy() {}

    /** It comes before any other, so its ordinal is 1. */
    public static Policy policy() {
        return new Policy(1, PolicyFiles.shippedDocument(VERSION), PolicyFiles.shippedTexts(VERSION));
    }
}
