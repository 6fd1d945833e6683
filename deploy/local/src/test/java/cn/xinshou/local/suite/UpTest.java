package cn.xinshou.local.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a program of its own, on free ports and in a folder of its own. */
class UpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    private Path folder;

    private final Ports ports = Ports.free();
    private @Nullable Process launcher;

    @AfterEach
    void endTheLauncher() throws Exception {
        if (launcher != null) {
            launcher.destroyForcibly().waitFor();
        }
    }

    @Test
    void aTakenPortIsOneClearLine() throws Exception {
        try (ServerSocket somebody = new ServerSocket(ports.of(Door.POSTGRES), 1, InetAddress.getLoopbackAddress())) {
            Process refused = launch();

            assertThat(refused.waitFor()).isEqualTo(1);
            assertThat(output().lines().toList())
                    .filteredOn(line -> line.startsWith("Port"))
                    .singleElement()
                    .asString()
                    .contains(String.valueOf(somebody.getLocalPort()), "--port-postgres=");
        }
    }

    @Test
    void anUnknownOptionIsRefusedWithTheUsage() throws Exception {
        assertThat(launch("--everything").waitFor()).isEqualTo(1);
        assertThat(output()).contains("Unknown option --everything", "Usage:");
    }

    @Test
    void aLauncherThatIsToldToEndWhileItStartsLeavesNothing() throws Exception {
        Process starting = launch();
        awaitPostgres(starting);
        List<ProcessHandle> children = starting.toHandle().descendants().toList();

        starting.destroy();
        assertThat(starting.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertThat(folder.resolve("suite.json")).doesNotExist();
    }

    @Test
    void aLauncherThatIsKilledLeavesNothingEither() throws Exception {
        Process starting = launch();
        awaitPostgres(starting);
        List<ProcessHandle> children = starting.toHandle().descendants().toList();

        starting.destroyForcibly();

        await().atMost(PATIENCE).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    private Process launch(String... options) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dxinshou.root=" + System.getProperty("xinshou.root"),
                "-cp",
                System.getProperty("java.class.path"),
                Up.class.getName()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log())
                .redirectInput(new File("/dev/null"));
        builder.environment().put("XINSHOU_STATE", folder.toString());
        ports.numbers().forEach((door, number) -> builder.environment().put(door.variable(), String.valueOf(number)));
        Process process = builder.start();
        launcher = process;
        return process;
    }

    private void awaitPostgres(Process starting) {
        await().atMost(PATIENCE)
                .failFast(() -> assertThat(starting.isAlive())
                        .as("the launcher lives: %s", output())
                        .isTrue())
                .untilAsserted(() -> assertThat(output()).contains("postgres  ready"));
    }

    private String output() throws Exception {
        return Files.readString(log().toPath());
    }

    private File log() {
        return folder.resolve("launcher.log").toFile();
    }
}
