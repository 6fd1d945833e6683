package cn.xinshou.identity.access.emergency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the glass stays broken, and how often. */
@ConfigMapping(prefix = "xinshou.access")
interface EmergencyConfig {

    /** As long as it takes to help somebody in danger. */
    @WithDefault("PT1H")
    Duration emergencyLasts();

    /** Whoever has so many emergencies that nobody has reviewed yet gets no further one. */
    @WithDefault("3")
    int unreviewedEmergencies();
}
