package cn.xinshou.local.suite;

import cn.xinshou.local.Child;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A child process of the suite that can be stopped and started again, on the same data and at the same port. */
public final class Part {

    private final String name;
    private final Supplier<Child> starter;
    private @Nullable Child child;
    private boolean wanted;

    Part(String name, Supplier<Child> starter) {
        this.name = name;
        this.starter = starter;
    }

    public String name() {
        return name;
    }

    /** Starts it and returns when it is ready; does nothing when it runs. */
    public synchronized void start() {
        if (!isRunning()) {
            wanted = true;
            child = starter.get();
        }
    }

    /** Ends it cleanly; it stays down until it is started. */
    public synchronized void stop() {
        wanted = false;
        if (child != null) {
            child.close();
        }
    }

    /** As {@code kill -9}; it stays down until it is started. */
    public synchronized void kill() {
        wanted = false;
        if (child != null) {
            child.kill();
        }
    }

    public synchronized boolean isRunning() {
        return child != null && child.isAlive();
    }

    /** The process, or 0 when it was never started. */
    public synchronized long pid() {
        return child == null ? 0 : child.pid();
    }

    /** Whether it ended although nobody asked for it. */
    synchronized boolean hasFallen() {
        return wanted && child != null && !child.isAlive();
    }

    synchronized @Nullable Child child() {
        return child;
    }
}
