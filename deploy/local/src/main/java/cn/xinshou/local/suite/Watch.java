package cn.xinshou.local.suite;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Starts again what fell, as an operator's machine would, unless it cannot even be started. */
final class Watch {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int FAILED_STARTS_IN_A_ROW = 3;

    private final Suite suite;
    private final Progress progress;
    private final Runnable changed;
    private final Map<Part, Integer> failedStarts = new HashMap<>();

    /** @param changed called when a part has become another process */
    Watch(Suite suite, Progress progress, Runnable changed) {
        this.suite = suite;
        this.progress = progress;
        this.changed = changed;
    }

    /** Until the thread is interrupted. */
    void run() {
        try {
            while (true) {
                Thread.sleep(PAUSE);
                suite.parts().stream()
                        .filter(Part::hasFallen)
                        .filter(part -> failedStarts.getOrDefault(part, 0) < FAILED_STARTS_IN_A_ROW)
                        .forEach(this::raise);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void raise(Part part) {
        progress.say(part.name() + " ended unexpectedly and is started again");
        try {
            part.start();
            failedStarts.remove(part);
            changed.run();
            progress.say(part.name() + " is back as process " + part.pid());
        } catch (IllegalStateException e) {
            progress.say(String.valueOf(e.getMessage()));
            if (failedStarts.merge(part, 1, Integer::sum) == FAILED_STARTS_IN_A_ROW) {
                progress.say(part.name() + " is given up; ./deploy/down and ./deploy/up start over");
            }
        }
    }
}
