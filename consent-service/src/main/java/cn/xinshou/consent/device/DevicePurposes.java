package cn.xinshou.consent.device;

import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.purpose.Purpose;
import java.util.List;

/** The purposes that work on a device, as a policy version states them. */
final class DevicePurposes {

    private DevicePurposes() {}

    /** In the order of the policy. */
    static List<Purpose> of(Policy policy) {
        return policy.document().purposes().stream()
                .filter(policy::worksOnDevice)
                .toList();
    }
}
