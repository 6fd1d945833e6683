package cn.xinshou.breach.incident;

import cn.xinshou.breach.clock.DutyClocks;
import cn.xinshou.breach.clock.RunningClock;
import cn.xinshou.breach.problem.BreachProblem;
import cn.xinshou.breach.rule.Level;
import cn.xinshou.breach.rule.LevelFinding;
import cn.xinshou.breach.rule.ReporterProfile;
import cn.xinshou.breach.rule.RulePack;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A security incident (网络安全事件) from first suspicion to closing. */
@Entity
public class Incident {

    @Id
    private UUID id;

    private String number;
    private boolean drill;

    @Enumerated(EnumType.STRING)
    private IncidentState state;

    private String title;
    private String type;

    @Enumerated(EnumType.STRING)
    private ReporterProfile reporterProfile;

    private @Nullable Instant occurredFrom;
    private @Nullable Instant discoveredAt;
    private @Nullable Instant learnedAt;
    private Facts facts;

    @Enumerated(EnumType.STRING)
    private Level level;

    private String rulePack;

    @Enumerated(EnumType.STRING)
    private Origin origin;

    private @Nullable UUID subject;
    private String openedBy;
    private Instant openedAt;
    private @Nullable Instant closedAt;

    @Version
    private long version;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected Incident() {}

    Incident(UUID id, String number, Opening opening, RulePack rules, Origin origin, String openedBy, Instant at) {
        this.id = id;
        this.number = number;
        this.drill = false;
        this.state = origin == Origin.ALERT ? IncidentState.DRAFT : IncidentState.OPEN;
        this.title = opening.title();
        this.type = opening.type();
        this.reporterProfile = opening.reporterProfile();
        this.occurredFrom = opening.occurredFrom();
        this.discoveredAt = opening.discoveredAt();
        this.learnedAt = opening.learnedAt();
        this.facts = opening.facts();
        this.rulePack = rules.version();
        this.level = rules.assess(facts.figures(), DutyClocks.day(start())).value();
        this.origin = origin;
        this.openedBy = openedBy;
        this.openedAt = at;
    }

    IncidentEvent.Opened opened(@Nullable UUID alert) {
        return new IncidentEvent.Opened(id, number, drill, origin, alert, openedAt);
    }

    void concerns(UUID subject) {
        this.subject = subject;
    }

    /** A person looked at the alert and found that it is one. */
    IncidentEvent.Confirmed confirm(String by, Instant at) {
        if (state != IncidentState.DRAFT) {
            throw Problem.of(
                    BreachProblem.WRONG_STATE, "The incident is " + state.word() + "; only a draft is opened.");
        }
        state = IncidentState.OPEN;
        return new IncidentEvent.Confirmed(id, by, at);
    }

    /**
     * Takes in what has become known. The level rises with the facts and is held when they shrink: lowering it is a decision of
     * two people, not a consequence of a number.
     *
     * @return the change of level, if there is one
     */
    Optional<IncidentEvent.LevelChanged> learn(Facts known, RulePack rules, String by, Instant at) {
        requireNotClosed();
        var before = level;
        facts = known;
        level = Level.higher(before, rules.assess(known.figures(), day()).value());
        return level == before
                ? Optional.empty()
                : Optional.of(new IncidentEvent.LevelChanged(id, before, level, rules.version(), by, at));
    }

    IncidentEvent.Closed close(String by, Instant at) {
        requireNotClosed();
        state = IncidentState.CLOSED;
        closedAt = at;
        return new IncidentEvent.Closed(id, by, at);
    }

    /** @throws Problem INCIDENT_CLOSED */
    public void requireNotClosed() {
        if (state == IncidentState.CLOSED) {
            throw Problem.of(BreachProblem.INCIDENT_CLOSED, "Open a new incident for what has come up since.");
        }
    }

    /** The level with its reasons, the holding of an earlier level included. */
    LevelFinding finding(RulePack rules) {
        var found = rules.assess(facts.figures(), day());
        if (found.value() == level) {
            return found;
        }
        var reasons = new ArrayList<>(found.reasons());
        reasons.add(new LevelFinding.Reason(
                null,
                null,
                null,
                null,
                "此前已定为 " + level + " 级；降级须由另一人说明理由并批准",
                "was level " + level + " before; lowering it needs a second person and a reason"));
        return new LevelFinding(level, List.copyOf(reasons));
    }

    List<RunningClock> clocks(RulePack rules, Instant now) {
        return new DutyClocks(rules, reporterProfile, level, start()).at(now, closedAt);
    }

    private Instant start() {
        return DutyClocks.start(discoveredAt, learnedAt);
    }

    private LocalDate day() {
        return DutyClocks.day(start());
    }

    public UUID id() {
        return id;
    }

    public String number() {
        return number;
    }

    public boolean drill() {
        return drill;
    }

    public IncidentState state() {
        return state;
    }

    public String title() {
        return title;
    }

    String type() {
        return type;
    }

    ReporterProfile reporterProfile() {
        return reporterProfile;
    }

    @Nullable
    Instant occurredFrom() {
        return occurredFrom;
    }

    @Nullable
    Instant discoveredAt() {
        return discoveredAt;
    }

    @Nullable
    Instant learnedAt() {
        return learnedAt;
    }

    Facts facts() {
        return facts;
    }

    Level level() {
        return level;
    }

    String rulePack() {
        return rulePack;
    }

    Origin origin() {
        return origin;
    }

    Instant openedAt() {
        return openedAt;
    }

    @Nullable
    Instant closedAt() {
        return closedAt;
    }

    long version() {
        return version;
    }
}
