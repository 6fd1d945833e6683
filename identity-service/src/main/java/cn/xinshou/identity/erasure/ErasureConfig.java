package cn.xinshou.identity.erasure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;

/** Where tombstones lie, and how long things may take. */
@ConfigMapping(prefix = "xinshou.erasure")
public interface ErasureConfig {

    /** A folder that no restored backup of the database takes back to an earlier state. */
    Path tombstones();

    /** How often erasures that wait are looked for. */
    @WithDefault("1s")
    String every();

    /** How often the database is held against the tombstones while the service runs. */
    @WithDefault("5m")
    String replayEvery();

    /** How soon the others owe their word; overdue is shown. */
    @WithDefault("P3D")
    Duration confirmWithin();

    /** How long a ledger that did not answer is left alone; certificates go out without its proof meanwhile. */
    @WithDefault("PT5S")
    Duration ledgerRest();

    /** How long what was decided on requests stays on file, without its words (网络数据安全管理条例 12; the policy's own term). */
    @WithDefault("P3Y")
    Period recordsKept();
}
