package cn.xinshou.breach.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "xinshou.delivery")
interface DeliveryConfig {

    /** How long the worker rests when nothing waits. */
    Duration rest();

    /** Claimed in one statement: one at a time is an order of magnitude slower. */
    @WithDefault("200")
    int batch();

    /** Marked as under way in one statement, and so the most that a crash of one line leaves in doubt. */
    @WithDefault("20")
    int embark();

    /** Conversations at the same time. */
    @WithDefault("4")
    int lines();

    /** How long a claim is good; must exceed the slowest conversation by far. */
    @WithDefault("PT5M")
    Duration lease();

    /** After the first refusal; doubles each time up to the longest. */
    @WithDefault("PT5M")
    Duration firstPause();

    @WithDefault("PT2H")
    Duration longestPause();

    /** How long to wait when a neighbour is away; nothing counts as an attempt meanwhile. */
    @WithDefault("PT15S")
    Duration hold();

    /** Refusals after which a copy expires, if its time is not up before. */
    @WithDefault("40")
    int refusals();

    /** From sending to expiry: after this another channel has to take over. */
    @WithDefault("PT72H")
    Duration horizon();

    /** Accepted and no failure reported for this long counts as delivered. */
    Duration confirmedAfter();
}
