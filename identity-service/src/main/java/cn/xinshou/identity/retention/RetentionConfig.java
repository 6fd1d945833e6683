package cn.xinshou.identity.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When things are looked for. */
@ConfigMapping(prefix = "xinshou.retention")
interface RetentionConfig {

    /** When the nightly look begins, in the time of China. */
    @WithDefault("0 0 3 * * ?")
    String at();

    /** How long after a withdrawal what was held for it stays: whoever clicked by mistake loses nothing. */
    @WithDefault("PT24H")
    Duration grace();

    /** How often ended purposes are looked for. */
    @WithDefault("60s")
    String endedEvery();

    /** How soon the policy in force is read after a start, if none is known. */
    @WithDefault("60s")
    String policyEvery();
}
