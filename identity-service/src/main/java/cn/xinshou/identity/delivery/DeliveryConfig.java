package cn.xinshou.identity.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How patient deliveries are. */
@ConfigMapping(prefix = "xinshou.deliveries")
interface DeliveryConfig {

    /** How often is looked for what is due. */
    @WithDefault("5s")
    String every();

    /** The whole of one try, from the connection to the end of the answer. */
    @WithDefault("PT10S")
    Duration patience();

    /** For so long is it tried again. */
    @WithDefault("P3D")
    Duration giveUpAfter();
}
