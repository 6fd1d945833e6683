package cn.xinshou.consent.device;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How devices are dealt with. */
@ConfigMapping(prefix = "xinshou.device")
interface DeviceConfig {

    /** Origins of the platform's own pages, which may read and change choices from a browser; none by default. */
    Optional<List<String>> origins();

    /** How long a device token is good for; one used in its second half is renewed. The policy states six months. */
    @WithDefault("P180D")
    Duration tokenLasts();

    /** Changes of one device that are kept within 24 hours: more than a person makes, fewer than a program. */
    @WithDefault("100")
    int changesPerDay();

    /** New devices per minute from one network address: a school's computer room fits behind one. */
    @WithDefault("600")
    int newPerMinute();
}
