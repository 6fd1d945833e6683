package cn.xinshou.consent.policy;

/** The policy that the service ships, for benchmarks that run without the service. */
public final class ShippedPolicy {

    private ShippedPolicy() {}

    public static Policy of(String version) {
        return new Policy(1, PolicyFiles.shippedDocument(version), PolicyFiles.shippedTexts(version));
    }
}
