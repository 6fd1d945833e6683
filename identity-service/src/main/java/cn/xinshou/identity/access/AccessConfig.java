package cn.xinshou.identity.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long doors stay open, and how often they open. */
@ConfigMapping(prefix = "xinshou.access")
interface AccessConfig {

    /** For how long an approval holds unless the asker wants it shorter or longer. */
    @WithDefault("PT4H")
    Duration approvalLasts();

    /** An approval is for hours, not for days. */
    @WithDefault("PT24H")
    Duration longestApproval();

    /** As long as it takes to help somebody in danger. */
    @WithDefault("PT1H")
    Duration emergencyLasts();

    /** Whoever has so many emergencies that nobody has reviewed yet gets no further one. */
    @WithDefault("3")
    int unreviewedEmergencies();

    /** More than a desk needs, fewer than it takes to go through a list of numbers. */
    @WithDefault("30")
    int searchesPerHour();
}
