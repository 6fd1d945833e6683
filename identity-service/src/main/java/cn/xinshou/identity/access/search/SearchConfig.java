package cn.xinshou.identity.access.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often people are looked for. */
@ConfigMapping(prefix = "xinshou.access")
interface SearchConfig {

    /** More than a desk needs, fewer than it takes to go through a list of numbers. */
    @WithDefault("30")
    int searchesPerHour();
}
