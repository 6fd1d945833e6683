package cn.xinshou.breach.message;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

@ConfigMapping(prefix = "xinshou.messages")
interface MessageConfig {

    /** How long the worker rests when nothing waits; a person looks at the clock until the code is there. */
    @WithDefault("1s")
    String rest();

    /** Links must begin with one of these: nobody makes this service send people elsewhere. */
    @WithDefault("http://localhost:,${xinshou.public-url}/")
    List<String> links();

    /** Taken by one worker at a time; carried one after the other. */
    @WithDefault("10")
    int batch();

    /** Ten conversations at their slowest; afterwards another worker may send again, under the same message id. */
    @WithDefault("PT10M")
    Duration lease();

    /** After the first refusal; doubles each time up to an hour. */
    @WithDefault("PT15S")
    Duration firstPause();

    @WithDefault("PT1H")
    Duration longestPause();

    /** How long to wait when a neighbour is away. */
    @WithDefault("PT5S")
    Duration hold();

    @WithDefault("40")
    int refusals();

    /** Rows without content stay as long as the request they belong to is on file. */
    @WithDefault("P1096D")
    Duration kept();
}
