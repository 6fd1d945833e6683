package cn.xinshou.local;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for a child to become ready: bounded, and over at once when the child has died. */
final class Waiting {

    private static final Duration PAUSE = Duration.ofMillis(150);

    private Waiting() {}

    static void until(BooleanSupplier ready, Child child, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!ready.getAsBoolean()) {
            if (!child.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(child.obituary());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
