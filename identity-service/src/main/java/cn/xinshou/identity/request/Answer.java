package cn.xinshou.identity.request;

import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.problem.IdentityProblem;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was decided, by whom and in which words, which are sealed; and the package, where one can be fetched. Nothing is set before that. */
@Embeddable
public class Answer {

    private @Nullable Instant decidedAt;
    private @Nullable String decidedBy;

    /** Those whose answers a complaint overturned. */
    private List<String> decidedBefore;

    private @Nullable BigDecimal feeCny;

    @Convert(converter = Ground.Stored.class)
    private @Nullable Ground ground;

    private byte @Nullable [] answer;
    private @Nullable Instant packageUntil;
    private @Nullable Instant packageTakenAt;

    protected Answer() {
        decidedBefore = new ArrayList<>();
    }

    void decide(byte @Nullable [] words, String by, Instant at) {
        answer = words;
        decidedAt = at;
        decidedBy = by;
    }

    void refuse(Ground on, byte[] reason, String by, Instant at) {
        decide(reason, by, at);
        ground = on;
    }

    void costs(@Nullable BigDecimal fee) {
        feeCny = fee;
    }

    void leavePackage(Instant until) {
        packageUntil = until;
    }

    /** @throws Problem if it was taken, or lay there too long */
    Instant requirePackage(Instant at) {
        var until = Objects.requireNonNull(packageUntil);
        if (packageTakenAt != null) {
            throw Problem.of(IdentityProblem.PACKAGE_TAKEN, "Ask for another copy; it is free.");
        }
        if (!at.isBefore(until)) {
            throw Problem.of(IdentityProblem.PACKAGE_EXPIRED, "Ask for another copy; it is free.");
        }
        return until;
    }

    void takePackage(Instant at) {
        packageTakenAt = at;
    }

    /** What was decided is void; who decided it takes no part in what comes. */
    void beginAnew() {
        var before = new ArrayList<>(decidedBefore);
        before.add(Objects.requireNonNull(decidedBy));
        decidedBefore = before;
        decidedAt = null;
        decidedBy = null;
        ground = null;
        answer = null;
        packageUntil = null;
        packageTakenAt = null;
    }

    Set<String> deciders() {
        var all = new HashSet<>(decidedBefore);
        if (decidedBy != null) {
            all.add(decidedBy);
        }
        return all;
    }

    public @Nullable Instant decidedAt() {
        return decidedAt;
    }

    public @Nullable String decidedBy() {
        return decidedBy;
    }

    /** On which ground it was refused, if it was. */
    public @Nullable Ground ground() {
        return ground;
    }

    /** The reasons of a refusal, or what was done. */
    public byte @Nullable [] words() {
        return answer;
    }

    public @Nullable Instant packageUntil() {
        return packageUntil;
    }

    public @Nullable Instant packageTakenAt() {
        return packageTakenAt;
    }

    public @Nullable BigDecimal feeCny() {
        return feeCny;
    }
}
