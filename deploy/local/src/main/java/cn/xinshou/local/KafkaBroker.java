package cn.xinshou.local;

import java.nio.file.Path;
import java.util.List;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.jspecify.annotations.Nullable;

/** What runs inside the broker's own process: formats the storage when it is new, then serves until it is told to end. */
final class KafkaBroker {

    private KafkaBroker() {}

    /** Arguments: the settings file, the cluster id. */
    public static void main(String[] arguments) {
        String settings = Path.of(arguments[0]).toString();
        int failed = StorageTool.execute(
                List.of("format", "--config", settings, "--cluster-id", arguments[1], "--ignore-formatted")
                        .toArray(String[]::new),
                System.out);
        if (failed != 0) {
            System.exit(failed);
        }
        Kafka.main(new @Nullable String[] {settings});
    }
}
