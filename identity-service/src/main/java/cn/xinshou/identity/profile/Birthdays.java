package cn.xinshou.identity.profile;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Looks once a day, from midnight in China on, who came of age. Dates of birth stay sealed at rest, so every minor's is opened; nobody is
 * shown it. Replicas may look at once: who was noted is not noted again.
 */
@ApplicationScoped
class Birthdays {

    private static final Logger LOG = Logger.getLogger(Birthdays.class);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final UUID FIRST = new UUID(0, 0);
    private static final int BATCH = 500;

    private final Profiles profiles;
    private final NoteBirthday note;
    private final Clock clock;

    Birthdays(Profiles profiles, NoteBirthday note, Clock clock) {
        this.profiles = profiles;
        this.note = note;
        this.clock = clock;
    }

    @Scheduled(every = "${xinshou.profile.birthdays-every}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        var today = LocalDate.now(clock.withZone(CHINA));
        if (profiles.wasLookedAt(today)) {
            return;
        }
        var after = FIRST;
        var minors = profiles.notGrownUp(after, BATCH);
        while (!minors.isEmpty()) {
            for (var subject : minors) {
                tryToNote(subject, today);
                after = subject;
            }
            minors = profiles.notGrownUp(after, BATCH);
        }
        note.done(today);
    }

    // One that fails is among tomorrow's again.
    private void tryToNote(UUID subject, LocalDate today) {
        try {
            note.note(subject, today);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Whether %s had a birthday cannot be told", subject);
        }
    }
}
