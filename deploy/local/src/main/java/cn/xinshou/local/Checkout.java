package cn.xinshou.local;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the checkout, from which packaged services, Kafka's class path and contracts are found. */
public final class Checkout {

    private Checkout() {}

    /** What the build says ({@code xinshou.root}), else the nearest folder upwards that holds {@code deploy/local}. */
    public static Path root() {
        String told = System.getProperty("xinshou.root");
        if (told != null) {
            return Path.of(told);
        }
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("deploy/local/pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException(here + " is not inside a checkout of Xinshou; set -Dxinshou.root");
    }

    static Path target() {
        return root().resolve("deploy/local/target");
    }
}
