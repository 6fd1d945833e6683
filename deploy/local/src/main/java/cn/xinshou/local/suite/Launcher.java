package cn.xinshou.local.suite;

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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The process that holds a suite: one per state folder, found by others through the files it leaves there. */
final class Launcher {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(90);
    private static final Duration CHILD_PATIENCE = Duration.ofSeconds(20);

    private final StateFolder state;

    Launcher(StateFolder state) {
        this.state = state;
    }

    /** The running one, ready or not. */
    Optional<ProcessHandle> running() {
        return Processes.running(file()).stream().findFirst();
    }

    boolean isReady() {
        return running().isPresent() && Files.exists(state.suiteFile());
    }

    /** Starts everything in this process and keeps it up until the process is told to end. */
    void run(Settings settings, boolean fresh, Progress progress) {
        try (FileChannel channel =
                FileChannel.open(state.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new Refusal("Xinshou is already running on " + state.path() + "; ./deploy/down stops it.");
            }
            forget();
            Processes.remember(file(), List.of(ProcessHandle.current()));
            hold(settings, fresh, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the launcher and whatever an earlier one may have left; false when there was nothing. */
    boolean stop() {
        List<ProcessHandle> found = new ArrayList<>(Processes.running(file()));
        boolean any = !found.isEmpty();
        Processes.end(found, STOP_PATIENCE);
        forget();
        return any;
    }

    private void hold(Settings settings, boolean fresh, Progress progress) {
        if (fresh) {
            progress.say("Local data is dropped.");
            state.drop();
        }
        List<String> obstacles = new ArrayList<>(settings.ports().clashes());
        obstacles.addAll(settings.ports().taken());
        if (!obstacles.isEmpty()) {
            throw new Refusal(String.join("\n", obstacles));
        }
        Suite suite = new Suite(settings, progress);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(suite, progress)));
        suite.start();
        SuiteFile.write(suite);
        progress.say(new Table(suite).text());
        new Watch(suite, progress, () -> SuiteFile.write(suite)).run();
    }

    private void end(Suite suite, Progress progress) {
        progress.say("Stopping…");
        delete(state.suiteFile());
        if (!suite.isReady()) {
            // Parts that are only just starting cannot be asked to stop; their processes can.
            Processes.end(ProcessHandle.current().children().toList(), CHILD_PATIENCE);
        }
        suite.close();
        forget();
    }

    /** Clears away what a launcher that was killed has left: processes first, then the files that speak of them. */
    private void forget() {
        Processes.end(Processes.running(state.processesFile()), CHILD_PATIENCE);
        delete(state.suiteFile());
        delete(state.processesFile());
        delete(file());
    }

    private Path file() {
        return state.path().resolve("launcher");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
