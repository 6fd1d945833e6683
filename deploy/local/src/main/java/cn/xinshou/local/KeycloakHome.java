package cn.xinshou.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The unpacked Keycloak, optimised once for the options we use ({@code kc.sh build}), which saves half of every start. */
final class KeycloakHome {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int HEAP_MEGABYTES = 384;

    /** Options that only a build can set. What nobody here uses is left out: less to start, less to attack. */
    private static final List<String> BUILD = List.of(
            "--db=postgres",
            "--health-enabled=false",
            "--metrics-enabled=false",
            // The last three would look through tables of their own whenever an account is deleted.
            "--features-disabled=kerberos,docker,ciba,device-flow,impersonation,authorization,admin-fine-grained-authz,organization");

    private KeycloakHome() {}

    /** The home folder, built when its marker does not name this version and these options. */
    static Path built(Path log, Consumer<String> progress) {
        Path home = unpacked();
        Path marker = home.resolve("xinshou.built");
        String wanted = home.getFileName() + " " + String.join(" ", BUILD);
        try (FileChannel channel = FileChannel.open(
                        home.resolveSibling("build.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            if (!Files.exists(marker) || !Files.readString(marker).equals(wanted)) {
                progress.accept("Keycloak is being prepared; this takes half a minute, and only the first time");
                List<String> arguments = new ArrayList<>(List.of("build"));
                arguments.addAll(BUILD);
                try (Child build =
                        Child.start(Program.of("keycloak-build", command(home, 512, arguments), home, log))) {
                    build.succeed(PATIENCE);
                }
                Files.writeString(marker, wanted);
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak cannot be prepared in " + home, e);
        }
    }

    static List<String> start(Path home, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of("start", "--optimized"));
        arguments.addAll(options);
        return command(home, HEAP_MEGABYTES, arguments);
    }

    /** What kc.sh would run. It would stay in between as a shell, and we want the process itself. */
    private static List<String> command(Path home, int heapMegabytes, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(
                // As our own services: on one machine it never runs hot for long enough to earn back the second
                // compiler.
                "-XX:TieredStopAtLevel=1",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-Duser.language=en",
                "-Duser.country=US",
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        words.addAll(arguments);
        return Jvm.command(heapMegabytes, words);
    }

    private static Path unpacked() {
        Path folder = Checkout.target().resolve("keycloak");
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException(folder + " is missing; build deploy/local first");
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isDirectory)
                    .filter(candidate -> Files.isRegularFile(candidate.resolve("lib/quarkus-run.jar")))
                    .max(Path::compareTo)
                    .orElseThrow(
                            () -> new IllegalStateException(folder + " holds no Keycloak; build deploy/local again"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
