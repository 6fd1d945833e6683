package cn.xinshou.audit.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

@ConfigMapping(prefix = "xinshou.ledger")
public interface LedgerConfig {

    /** Name of the log in leaves, checkpoints and its key (C2SP tlog-checkpoint: origin). Never changes once there are entries. */
    @WithDefault("xinshou.local/ledger")
    String origin();

    /** The last published checkpoint, kept outside the database so that an older database is noticed. */
    @WithDefault("${xinshou.keys.directory}/ledger-checkpoint.txt")
    Path lastCheckpoint();

    /** Old entries that are read again at each signing: 500 a second go through a million in half an hour, at a few percent of a core. */
    @WithDefault("500")
    int patrol();

    Intake intake();

    interface Intake {

        /** Records per transaction; beyond about 1,000 a larger batch only adds waiting. */
        @WithDefault("1000")
        int batch();

        /** How long a small batch waits for company. */
        @WithDefault("PT0.01S")
        Duration linger();

        /** Rest before trying again after a failure, and between tries to become the sequencer. */
        @WithDefault("PT1S")
        Duration pause();
    }
}
