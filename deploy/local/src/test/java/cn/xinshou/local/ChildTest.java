package cn.xinshou.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void aChildThatFailsIsDescribedWithTheEndOfItsLog() {
        Child child = Child.start(program("echo something went wrong; exit 3"));

        assertThatThrownBy(() -> child.succeed(PATIENCE))
                .hasMessageContaining("exit code 3")
                .hasMessageContaining("something went wrong");
    }

    @Test
    void aChildThatIgnoresItsSignalIsKilled() {
        Child child = Child.start(program("trap '' TERM; while :; do sleep 0.1; done"));

        child.stop(Duration.ofMillis(300));

        assertThat(child.isAlive()).isFalse();
    }

    /** The heart of it: nobody tidies up after SIGKILL but the kernel. */
    @Test
    void aChildEndsWhenItsParentIsKilled() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ParentOfASleeper.class.getName(),
                        folder.toString())
                .redirectError(new File("/dev/null"))
                .start();
        long sleeper = Long.parseLong(parent.inputReader().readLine());
        ProcessHandle child = ProcessHandle.of(sleeper).orElseThrow();

        parent.destroyForcibly();

        assertThat(child.onExit().get(60, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    /** Run as a program by the test above. */
    static final class ParentOfASleeper {
        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            Child child = Child.start(Program.of("sleeper", List.of("sleep", "600"), folder, folder.resolve("log")));
            System.out.println(child.pid());
            Thread.sleep(600_000);
        }
    }

    private Program program(String script) {
        return Program.of("script", List.of("sh", "-c", script), folder, folder.resolve("log"));
    }
}
