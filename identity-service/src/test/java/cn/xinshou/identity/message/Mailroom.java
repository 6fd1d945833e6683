package cn.xinshou.identity.message;

import jakarta.enterprise.context.ApplicationScoped;

/** Hands on at once what waits to be handed on, for tests that do not want to wait. */
@ApplicationScoped
public class Mailroom {

    private final HandOnMessage handOn;

    Mailroom(HandOnMessage handOn) {
        this.handOn = handOn;
    }

    public void handOn() {
        while (handOn.next()) {
            // One after the other.
        }
    }
}
