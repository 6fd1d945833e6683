package cn.xinshou.local.suite;

import cn.xinshou.local.Checkout;
import cn.xinshou.local.SelfSigned;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the person who starts a suite decides.
 *
 * @param trusted whose certificate recipients of data may have, in place of those that the JDK trusts: for tests in which one listens here
 */
public record Settings(
        StateFolder state, Ports ports, @Nullable SelfSigned trusted) {

    Settings(StateFolder state, Ports ports) {
        this(state, ports, null);
    }

    /** A suite for a test: in a folder of its own, on ports that are free. */
    public static Settings forTest(Path folder) {
        return new Settings(new StateFolder(folder), Ports.free());
    }

    public Settings trusting(SelfSigned recipient) {
        return new Settings(state, ports, recipient);
    }

    static Settings of(List<String> options, Map<String, String> environment) {
        String folder = environment.getOrDefault("XINSHOU_STATE", "");
        Path state = folder.isBlank() ? Checkout.root().resolve("deploy/local/.state") : Path.of(folder);
        return new Settings(new StateFolder(state), Ports.of(options, environment));
    }
}
