package cn.xinshou.consent.device;

import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.policy.PolicyDocument;
import cn.xinshou.consent.purpose.Purpose;
import java.util.List;
import java.util.stream.Collectors;

/** The purposes that work on a device, as a policy version states them. */
final class DevicePurposes {

    private DevicePurposes() {}

    /** Those stated to work on a device, and those with a cookie in the register; in the order of the policy. */
    static List<Purpose> of(Policy policy) {
        var cookies = policy.document().cookies().stream()
                .map(PolicyDocument.Cookie::purpose)
                .collect(Collectors.toSet());
        return policy.document().purposes().stream()
                .filter(purpose -> purpose.device() || cookies.contains(purpose.id()))
                .toList();
    }
}
