package cn.xinshou.identity.request.deadline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long things may take. */
@ConfigMapping(prefix = "xinshou.requests")
public interface RequestConfig {

    /** An answer is owed within this time, whatever happens (promise P5.5). */
    @WithDefault("P30D")
    Duration answerWithin();

    /** A sign-in not older than this proves who asks. */
    @WithDefault("PT10M")
    Duration freshSignIn();

    /** For how long a package can be fetched. */
    @WithDefault("P7D")
    Duration packageLasts();

    /** A request of which nobody has shown who asked is dropped after this time. */
    @WithDefault("P15D")
    Duration unverifiedLasts();

    /** Strangers are answered after this time whatever was found, so that the time taken tells nothing. */
    @WithDefault("PT0.4S")
    Duration strangersAnsweredAfter();

    /** How often one address may come without signing in. */
    @WithDefault("20")
    int strangersPerMinute();

    /** For how long a link to a package works. */
    @WithDefault("P3D")
    Duration packageLinkLasts();
}
