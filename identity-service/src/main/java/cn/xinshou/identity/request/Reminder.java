package cn.xinshou.identity.request;

import cn.xinshou.identity.right.Word;
import java.time.Duration;
import java.time.Instant;

/** When the desk is reminded of a request. */
enum Reminder implements Word {
    HALF_TIME {
        @Override
        Instant before(Instant receivedAt, Instant deadline) {
            return receivedAt.plus(Duration.between(receivedAt, deadline).dividedBy(2));
        }
    },
    SEVEN_DAYS {
        @Override
        Instant before(Instant receivedAt, Instant deadline) {
            return deadline.minus(Duration.ofDays(7));
        }
    },
    TWO_DAYS {
        @Override
        Instant before(Instant receivedAt, Instant deadline) {
            return deadline.minus(Duration.ofDays(2));
        }
    };

    abstract Instant before(Instant receivedAt, Instant deadline);
}
