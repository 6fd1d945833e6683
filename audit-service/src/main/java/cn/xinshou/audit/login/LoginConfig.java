package cn.xinshou.audit.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "xinshou.login")
interface LoginConfig {

    /** Trusted logins before an unknown device says anything about an account. */
    @WithDefault("3")
    int newDeviceAfter();

    /** Trusted logins of known place before another province says anything. */
    @WithDefault("3")
    int otherProvinceAfter();

    /** What was not seen for this long is forgotten; half a year more would not judge better. */
    @WithDefault("P180D")
    Duration remember();

    /** Failures of one account within {@link #burst} or, slowly, within {@link #slowly} that make a brute force. */
    @WithDefault("5")
    int failures();

    @WithDefault("PT5M")
    Duration burst();

    /** Failures from known devices do not count here: people mistype. */
    @WithDefault("P1D")
    Duration slowly();

    /** A success within this time after such failures, from an unknown device, is the worst case. */
    @WithDefault("PT30M")
    Duration aftermath();

    /** Repetitions of an open alert fold into it for this long. */
    @WithDefault("P7D")
    Duration fold();

    /** Network logs are kept at least six months (网络安全法 23), and no longer than that. */
    @WithDefault("P183D")
    Duration keepAddress();
}
