package cn.xinshou.consent.device;

import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.policy.PolicyDocument;
import cn.xinshou.consent.purpose.Purpose;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The purposes that work on a device, as a policy version states them. */
final class DevicePurposes {

    /** What a device gives off by being used, rather than a person by telling. */
    private static final Set<String> TRACES = Set.of("cookie", "mailOpen", "mailClick");

    private DevicePurposes() {}

    /** Those with a cookie in the register, and those that rest on nothing but traces; in the order of the policy. */
    static List<Purpose> of(Policy policy) {
        var cookies = policy.document().cookies().stream()
                .map(PolicyDocument.Cookie::purpose)
                .collect(Collectors.toSet());
        return policy.document().purposes().stream()
                .filter(purpose -> cookies.contains(purpose.id()) || isDeviceScoped(purpose))
                .toList();
    }

    /** Whether signals of the device speak about it. */
    static boolean isDeviceScoped(Purpose purpose) {
        return purpose.needsConsent() && TRACES.containsAll(purpose.items());
    }
}
