package cn.xinshou.identity.request.clock;

import jakarta.enterprise.context.ApplicationScoped;

/** Lets the clock of the desk look when a test wants it to. */
@ApplicationScoped
public class DeskClock {

    private final RunClock clock;

    DeskClock(RunClock clock) {
        this.clock = clock;
    }

    public void look() {
        clock.run();
    }
}
