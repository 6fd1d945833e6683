package cn.xinshou.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {

    @TempDir
    private Path folder;

    @Test
    void whatWasRememberedIsFoundAndEnded() throws Exception {
        Process sleeper = new ProcessBuilder("sleep", "600").start();
        Path file = folder.resolve("processes");
        Processes.remember(file, List.of(sleeper.toHandle()));

        Processes.end(Processes.running(file), Duration.ofSeconds(5));

        assertThat(sleeper.isAlive()).isFalse();
    }

    @Test
    void aNumberThatSomebodyElseHasByNowIsLeftAlone() throws Exception {
        Path file = folder.resolve("processes");
        Files.writeString(file, ProcessHandle.current().pid() + " 1234567890\n");

        assertThat(Processes.running(file)).isEmpty();
    }
}
