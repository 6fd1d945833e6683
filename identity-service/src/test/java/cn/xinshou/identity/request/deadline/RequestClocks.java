package cn.xinshou.identity.request.deadline;

import cn.xinshou.identity.calendar.WorkingDays;
import java.time.Clock;
import java.time.Duration;

/** The clock of requests where no service runs, with the times that the policy promises. */
public final class RequestClocks {

    private RequestClocks() {}

    public static RequestClock at(Clock time) {
        return at(time, new WorkingDays());
    }

    static RequestClock at(Clock time, WorkingDays workingDays) {
        return new RequestClock(new Promised(), workingDays, time);
    }

    private static final class Promised implements RequestConfig {

        @Override
        public Duration answerWithin() {
            return Duration.ofDays(30);
        }

        @Override
        public Duration freshSignIn() {
            return Duration.ofMinutes(10);
        }

        @Override
        public Duration packageLasts() {
            return Duration.ofDays(7);
        }

        @Override
        public Duration unverifiedLasts() {
            return Duration.ofDays(15);
        }

        @Override
        public Duration strangersAnsweredAfter() {
            return Duration.ZERO;
        }

        @Override
        public int strangersPerMinute() {
            return 20;
        }

        @Override
        public Duration packageLinkLasts() {
            return Duration.ofDays(3);
        }
    }
}
