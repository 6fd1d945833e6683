package cn.xinshou.journal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

@ConfigMapping(prefix = "xinshou.journal")
interface JournalConfig {

    /** Topic of this service's own facts. */
    String topic();

    /** CloudEvents {@code source} of this service. */
    URI source();

    Relay relay();

    Listening listening();

    interface Relay {

        /** Rows sent and acknowledged per transaction: enough to fill the producer's batches, few enough to repeat after a crash. */
        @WithDefault("1000")
        int batch();

        /** How long the relay rests when nothing waits; a commit in this process wakes it earlier. */
        @WithDefault("PT0.2S")
        Duration rest();

        /** How long it waits behind a commit for others, so that a stream of facts travels in batches and not one by one. */
        @WithDefault("PT0.01S")
        Duration gather();

        /** After this long without an acknowledgement the batch is rolled back and tried again. */
        @WithDefault("PT20S")
        Duration patience();
    }

    interface Listening {

        /** Attempts before an event whose handling fails is put aside; unreachable neighbours are retried without end. */
        @WithDefault("6")
        int attempts();

        /** How long a listener waits behind events for more, so that a stream of them is asked for in batches and not one by one. */
        @WithDefault("PT0.05S")
        Duration gather();

        @WithDefault("PT0.2S")
        Duration firstPause();

        @WithDefault("PT30S")
        Duration longestPause();

        /** Inbox rows older than this go; must exceed the retention of the topics. */
        @WithDefault("P30D")
        Duration remember();
    }
}
