package cn.xinshou.identity.access.approval;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a second person's word holds. */
@ConfigMapping(prefix = "xinshou.access")
interface ApprovalConfig {

    /** For how long an approval holds unless the asker wants it shorter or longer. */
    @WithDefault("PT4H")
    Duration approvalLasts();

    /** An approval is for hours, not for days. */
    @WithDefault("PT24H")
    Duration longestApproval();
}
