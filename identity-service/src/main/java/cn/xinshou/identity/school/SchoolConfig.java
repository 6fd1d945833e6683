package cn.xinshou.identity.school;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long things may take. */
@ConfigMapping(prefix = "xinshou.school")
interface SchoolConfig {

    /** A candidate confirms within this time, or what was entered is erased. */
    @WithDefault("P14D")
    Duration entriesLast();

    /** So often can somebody try to claim an entry that is not there, in 24 hours. */
    @WithDefault("5")
    int claimsADay();

    /** How often entries past their time are looked for. */
    String expireEvery();
}
