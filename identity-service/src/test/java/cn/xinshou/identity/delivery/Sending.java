package cn.xinshou.identity.delivery;

import jakarta.enterprise.context.ApplicationScoped;

/** The worker, for tests that say when it works. */
@ApplicationScoped
public class Sending {

    private final SendDeliveries send;

    Sending(SendDeliveries send) {
        this.send = send;
    }

    public void send() {
        send.send();
    }
}
