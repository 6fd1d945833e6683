package cn.xinshou.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A program in a process of its own that does not outlive this JVM, not even when the JVM is killed with SIGKILL: the kernel then
 * sends it the signal it ends on. It runs in a session of its own, so that Ctrl-C reaches only us and parts can be stopped in order.
 */
public final class Child implements AutoCloseable {

    /** The kernel watches the thread that started a child, not its process: hence one thread that never ends. */
    private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name("child-starter").unstarted(task));

    private final Program program;
    private final Process process;

    private Child(Program program, Process process) {
        this.program = program;
        this.process = process;
    }

    static Child start(Program program) {
        ProcessBuilder builder = new ProcessBuilder(program.leashed())
                .directory(program.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(program.log().toFile()));
        builder.environment().putAll(program.environment());
        try {
            Files.createDirectories(program.log().toAbsolutePath().getParent());
            Process process = STARTER.submit(builder::start).get();
            process.getOutputStream().close();
            return new Child(program, process);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    program.name() + " cannot be started; setsid, setpriv and unshare (package util-linux) are needed",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting " + program.name(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public String name() {
        return program.name();
    }

    /** Asks nicely, waits for at most {@code patience}, then kills. Returns when the process is gone. */
    public void stop(Duration patience) {
        signal(program.endsOn());
        if (!awaitExit(patience)) {
            kill();
        }
    }

    /** Waits for a program that does one thing and ends; anything but success is an exception with the end of its log. */
    void succeed(Duration patience) {
        if (!awaitExit(patience) || process.exitValue() != 0) {
            throw new IllegalStateException(obituary());
        }
    }

    /** As {@code kill -9}: the program gets no chance to tidy up. */
    public void kill() {
        process.destroyForcibly();
        if (!awaitExit(Duration.ofSeconds(10))) {
            throw new IllegalStateException(name() + " (process " + pid() + ") does not end");
        }
    }

    @Override
    public void close() {
        stop(Duration.ofSeconds(15));
    }

    /** One sentence for a human: how it ended and the end of its log. */
    public String obituary() {
        String end = isAlive() ? "is running but not ready" : "ended with exit code " + process.exitValue();
        return name() + " " + end + "; its log is " + program.log() + tail();
    }

    private boolean awaitExit(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void signal(String signal) {
        if (!process.isAlive()) {
            return;
        }
        try {
            // Java knows TERM and KILL only; PostgreSQL's fast shutdown is INT.
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
        }
    }

    private String tail() {
        try {
            List<String> lines = new String(Files.readAllBytes(program.log()), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.isEmpty()
                    ? ""
                    : "\n  " + String.join("\n  ", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }
}
