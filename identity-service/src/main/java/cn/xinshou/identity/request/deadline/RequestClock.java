package cn.xinshou.identity.request.deadline;

import cn.xinshou.identity.calendar.WorkingDays;
import cn.xinshou.identity.right.RequestKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The times that a request lives by. A day of any of them ends at the time of day at which the request came in, by the clock in China, and
 * not at midnight: on the last day an answer is never late, whichever way days are counted.
 */
@ApplicationScoped
public class RequestClock {

    /** Closing an account, correction and deletion (App 违法违规认定方法 six). */
    private static final Set<RequestKind> IN_WORKING_DAYS =
            EnumSet.of(RequestKind.CLOSE_ACCOUNT, RequestKind.CORRECTION, RequestKind.DELETION);

    private static final int WORKING_DAYS = 15;
    private static final Duration CODE_LASTS = Duration.ofMinutes(10);

    private final RequestConfig config;
    private final WorkingDays workingDays;
    private final Clock clock;

    RequestClock(RequestConfig config, WorkingDays workingDays, Clock clock) {
        this.config = config;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** Now, as exact as PostgreSQL keeps it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** @param exam the next day of an examination that the person registered for */
    public Deadlines deadlines(RequestKind kind, Optional<Due> exam) {
        var now = now();
        // China has no summer time: so many times 24 hours is the same time of day so many days later.
        var answerBy = now.plus(config.answerWithin());
        var due = Stream.of(
                        Optional.of(new Due(answerBy, DueRule.DAY_30, true)),
                        IN_WORKING_DAYS.contains(kind) ? Optional.of(inWorkingDays(now)) : Optional.<Due>empty(),
                        exam)
                .flatMap(Optional::stream)
                .min(Comparator.comparing(Due::at))
                .orElseThrow();
        return new Deadlines(now, due, answerBy);
    }

    /** When a complaint that came in then is due. */
    public Due inWorkingDays(Instant from) {
        var counted = workingDays.after(from, WORKING_DAYS);
        return new Due(counted.at(), DueRule.WORKING_DAYS_15, counted.announced());
    }

    /** When work that begins anew is due. */
    public Due anew(Instant from, Optional<Due> exam) {
        var due = inWorkingDays(from);
        return exam.filter(day -> day.at().isBefore(due.at())).orElse(due);
    }

    public boolean isFresh(Instant signedInAt) {
        return !signedInAt.plus(config.freshSignIn()).isBefore(clock.instant());
    }

    /** A link lasts for a while, and never longer than the package it leads to. */
    public Instant linkUntil(Instant now, Instant packageUntil) {
        var until = now.plus(config.packageLinkLasts());
        return until.isBefore(packageUntil) ? until : packageUntil;
    }

    /** As people in China read it. */
    public String inChina(Instant at) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
                .withZone(ZoneId.of("Asia/Shanghai"))
                .format(at);
    }

    public Instant packageUntil(Instant fulfilledAt) {
        return fulfilledAt.plus(config.packageLasts());
    }

    /** Until when a code that is sent now is good. */
    public Instant codeUntil(Instant sentAt) {
        return sentAt.plus(CODE_LASTS);
    }

    /** What was received then and nobody has shown to be theirs is dropped now. */
    public Instant unverifiedSince() {
        return now().minus(config.unverifiedLasts());
    }

    /** What was received then is owed an answer now. */
    public Instant unansweredSince() {
        return now().minus(config.answerWithin());
    }

    /** Until when somebody has to show who they are. */
    public Instant unverifiedUntil(Instant receivedAt) {
        return receivedAt.plus(config.unverifiedLasts());
    }
}
