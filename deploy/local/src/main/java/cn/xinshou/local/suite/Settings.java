package cn.xinshou.local.suite;

import cn.xinshou.local.Checkout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the person who starts a suite decides. */
public record Settings(StateFolder state, Ports ports) {

    /** A suite for a test: in a folder of its own, on ports that are free. */
    public static Settings forTest(Path folder) {
        return new Settings(new StateFolder(folder), Ports.free());
    }

    static Settings of(List<String> options, Map<String, String> environment) {
        String folder = environment.getOrDefault("XINSHOU_STATE", "");
        Path state = folder.isBlank() ? Checkout.root().resolve("deploy/local/.state") : Path.of(folder);
        return new Settings(new StateFolder(state), Ports.of(options, environment));
    }
}
