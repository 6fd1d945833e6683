package cn.xinshou.local.suite;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a launcher that stays when we go, shows what it says until all is ready, and tells whether it got there. */
final class Detached {

    private static final int PAUSE_MILLIS = 200;

    private final StateFolder state;
    private final Launcher launcher;

    Detached(StateFolder state) {
        this.state = state;
        this.launcher = new Launcher(state);
    }

    /** @param options for the launcher; it is started only when none runs */
    boolean start(List<String> options) {
        ProcessHandle process = launcher.running().orElse(null);
        if (launcher.isReady()) {
            return true;
        }
        Path log = process == null ? state.freshLog("launcher") : state.log("launcher");
        if (process == null) {
            StateFolder.write(log, "");
            process = spawn(options, log);
        }
        return follow(process, log);
    }

    private static ProcessHandle spawn(List<String> options, Path log) {
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Up.class.getName()));
        command.addAll(options);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectInput(new java.io.File("/dev/null"))
                    .start();
            return process.toHandle();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean follow(ProcessHandle process, Path log) {
        try (RandomAccessFile lines = new RandomAccessFile(log.toFile(), "r")) {
            while (true) {
                boolean alive = process.isAlive();
                boolean ready = launcher.isReady();
                show(lines);
                if (ready || !alive) {
                    Thread.sleep(PAUSE_MILLIS);
                    show(lines);
                    return ready;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void show(RandomAccessFile lines) throws IOException {
        byte[] more = new byte[(int) (lines.length() - lines.getFilePointer())];
        lines.readFully(more);
        System.out.print(new String(more, StandardCharsets.UTF_8));
        System.out.flush();
    }
}
