package cn.xinshou.local.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * The suite's processes as remembered in a file, so that a later command finds them. A number alone may belong to somebody else by
 * then; with the time at which the process started it cannot.
 */
final class Processes {

    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    private Processes() {}

    static void remember(Path file, Collection<ProcessHandle> processes) {
        StateFolder.write(file, processes.stream().map(Processes::line).collect(Collectors.joining("\n", "", "\n")));
    }

    /** Those of the remembered that still run. */
    static List<ProcessHandle> running(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .map(Processes::find)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks each to end, waits, then kills what is left. */
    static void end(Collection<ProcessHandle> processes, Duration patience) {
        processes.forEach(ProcessHandle::destroy);
        for (ProcessHandle process : processes) {
            if (!ended(process, patience)) {
                process.destroyForcibly();
                ended(process, AFTER_KILL);
            }
        }
    }

    static boolean ended(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String line(ProcessHandle process) {
        return process.pid() + " " + started(process).toEpochMilli();
    }

    private static Optional<ProcessHandle> find(String line) {
        String[] words = line.split(" ");
        Instant started = Instant.ofEpochMilli(Long.parseLong(words[1]));
        return ProcessHandle.of(Long.parseLong(words[0]))
                .filter(process -> process.isAlive() && started(process).equals(started));
    }

    private static Instant started(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    }
}
