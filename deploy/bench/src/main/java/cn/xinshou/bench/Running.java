package cn.xinshou.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program under load or making it. The kernel ends it with us (setpriv), whatever ends us; its processor time is read from /proc. */
final class Running implements AutoCloseable {

    private static final int TICKS_PER_SECOND = 100;

    private final Process process;
    private final Path log;

    private Running(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static Running start(List<String> command, Map<String, String> environment, Path directory, Path log) {
        var words = new ArrayList<>(List.of("setsid", "setpriv", "--pdeathsig", "TERM"));
        words.addAll(command);
        var builder = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            return new Running(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs to the end and gives back what it printed. */
    static String output(List<String> command, Map<String, String> environment, Path directory, Path log)
            throws InterruptedException {
        try (var running = start(command, environment, directory, log)) {
            var ended = running.process.waitFor(10, TimeUnit.MINUTES);
            if (!ended || running.process.exitValue() != 0) {
                throw new IllegalStateException(command.getFirst() + " failed: " + running.tail());
            }
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Milliseconds of processor time since its start, user and system. */
    long cpuMillis() {
        return cpuMillis(pid());
    }

    /** The part of {@link #cpuMillis()} that the JVM's own compilers took. */
    long compilerMillis() {
        try (var threads = Files.list(Path.of("/proc/" + pid() + "/task"))) {
            return threads.filter(Running::isCompiler)
                    .mapToLong(thread -> ticks(thread.resolve("stat"), 13, 14))
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    private static boolean isCompiler(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).matches("C[12] CompilerThre.*\\s*");
        } catch (IOException e) {
            return false;
        }
    }

    /** Milliseconds of processor time of a process and all its children, dead ones too. */
    static long cpuMillisOfTree(long pid) {
        var children = ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children);
        return ticks(pid, 13, 16)
                + children.mapToLong(child -> cpuMillis(child.pid())).sum();
    }

    private static long cpuMillis(long pid) {
        return ticks(pid, 13, 14);
    }

    // Fields 14 to 17 of proc(5): utime, stime, and those of children that ended.
    private static long ticks(long pid, int first, int last) {
        return ticks(Path.of("/proc/" + pid + "/stat"), first, last);
    }

    private static long ticks(Path file, int first, int last) {
        try {
            var stat = Files.readString(file);
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            var sum = 0L;
            for (var field = first; field <= last; field++) {
                sum += Long.parseLong(fields[field - 2]);
            }
            return sum * 1000 / TICKS_PER_SECOND;
        } catch (IOException e) {
            return 0;
        }
    }

    String tail() {
        try {
            var lines = Files.readAllLines(log);
            return log + "\n  " + String.join("\n  ", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return log.toString();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(Duration.ofSeconds(15).toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
