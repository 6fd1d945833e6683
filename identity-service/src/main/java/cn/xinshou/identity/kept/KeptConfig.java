package cn.xinshou.identity.kept;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How what is kept is read and dropped. */
@ConfigMapping(prefix = "xinshou.kept")
interface KeptConfig {

    /** From asking on; an access that is not approved and used by then is none. */
    @WithDefault("P7D")
    Duration accessLasts();

    /** How often is looked for what has come to its end, as a scheduler understands it. */
    String dropEvery();
}
