package cn.xinshou.identity.request.deadline;

import cn.xinshou.identity.right.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When the desk is reminded of a request. */
public enum Reminder implements Word {
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

    /** @return those whose time has come and that were not given yet */
    public static List<Reminder> due(Instant receivedAt, Instant deadline, List<String> given, Instant now) {
        return Arrays.stream(values())
                .filter(reminder -> {
                    var moment = reminder.before(receivedAt, deadline);
                    return moment.isAfter(receivedAt) && !now.isBefore(moment) && !given.contains(reminder.word());
                })
                .toList();
    }

    /** @return when there is something to say next */
    public static Optional<Instant> next(Instant receivedAt, Instant deadline, Instant now) {
        return Stream.concat(
                        Arrays.stream(values()).map(reminder -> reminder.before(receivedAt, deadline)),
                        Stream.of(deadline))
                .filter(moment -> moment.isAfter(now))
                .min(Instant::compareTo);
    }

    abstract Instant before(Instant receivedAt, Instant deadline);
}
