package cn.xinshou.identity.access.emergency;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.access.approval.Approval;
import cn.xinshou.identity.access.approval.Approvals;
import cn.xinshou.identity.access.approval.StaffWords;
import cn.xinshou.identity.access.cases.CaseKind;
import cn.xinshou.identity.problem.IdentityProblem;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.Readings;
import cn.xinshou.identity.reading.Why;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens a person's data at once to somebody who says why, and lets everybody hear it: the person, the ledger, and whoever is on duty. */
@ApplicationScoped
class BreakGlass {

    /** What the person reads in the list of readers before anything was read. */
    private static final String OPENED = "emergency-access";

    private final Approvals approvals;
    private final EmergencyAccesses accesses;
    private final StaffWords words;
    private final Readings readings;
    private final EmergencyConfig config;
    private final Clock clock;
    private final Journal journal;

    BreakGlass(
            Approvals approvals,
            EmergencyAccesses accesses,
            StaffWords words,
            Readings readings,
            EmergencyConfig config,
            Clock clock,
            Journal journal) {
        this.approvals = approvals;
        this.accesses = accesses;
        this.words = words;
        this.readings = readings;
        this.config = config;
        this.clock = clock;
        this.journal = journal;
    }

    /**
     * @param subject whose data; may be null where an approval says it
     * @param approvalId what was asked for and cannot be waited for
     */
    @Transactional
    EmergencyAccess use(
            @Nullable UUID subject, @Nullable UUID approvalId, @Nullable String caseId, String reason, Actor user) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var asked = approvalId == null ? null : waitingFor(approvalId, user);
        if (asked != null) {
            asked.requirePending(now);
        }
        var person = asked == null ? Objects.requireNonNull(subject) : asked.subject();
        if (accesses.unreviewed(user.id()) >= config.unreviewedEmergencies()) {
            throw Problem.of(
                    IdentityProblem.EMERGENCY_UNREVIEWED,
                    "Emergencies of yours wait for another officer's review; have them reviewed first.");
        }

        var id = UUID.randomUUID();
        var access = new EmergencyAccess(
                id,
                person,
                approvalId,
                asked == null ? caseId : asked.caseId(),
                words.close(person, EmergencyAccess.place(id, "reason"), reason),
                user,
                now,
                now.plus(config.emergencyLasts()));
        accesses.persist(access);
        readings.show(person, OPENED, why(access, reason), user);
        accesses.sound();

        journal.append(access.used());
        return access;
    }

    private Approval waitingFor(UUID id, Actor user) {
        var asked = approvals.lock(id);
        if (!asked.askedBy().equals(user.id())) {
            throw Problem.of(CommonProblem.FORBIDDEN, "Only who asked can say that it cannot wait.")
                    .field("id", "was asked by somebody else");
        }
        return asked;
    }

    private static Why why(EmergencyAccess access, String reason) {
        return new Why(CaseKind.EMERGENCY.purpose(), access.id().toString(), CaseKind.EMERGENCY.word(), false, reason);
    }
}
