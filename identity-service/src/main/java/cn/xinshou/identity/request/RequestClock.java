package cn.xinshou.identity.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The times that a request lives by. */
@ApplicationScoped
class RequestClock {

    /**
     * When a request is owed what.
     *
     * @param dueAt when the work should be done
     * @param answerBy by when an answer is given, done or not; nothing moves it
     */
    record Deadlines(Instant receivedAt, Instant dueAt, Instant answerBy) {}

    private final RequestConfig config;
    private final Clock clock;

    RequestClock(RequestConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Now, as exact as PostgreSQL keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Deadlines deadlines() {
        var now = now();
        var answerBy = now.plus(config.answerWithin());
        return new Deadlines(now, answerBy, answerBy);
    }

    boolean isFresh(Instant signedInAt) {
        return !signedInAt.plus(config.freshSignIn()).isBefore(clock.instant());
    }

    Instant packageUntil(Instant fulfilledAt) {
        return fulfilledAt.plus(config.packageLasts());
    }
}
