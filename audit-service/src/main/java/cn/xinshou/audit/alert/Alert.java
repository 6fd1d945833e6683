package cn.xinshou.audit.alert;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An odd login and what became of it. What the person said and what staff found stand side by side; neither overwrites the other. */
@Entity
class Alert {

    @Id
    private UUID id;

    private UUID login;
    private byte[] account;
    private byte[] sealedAccount;
    private @Nullable UUID subject;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> detectors;

    private String level;

    @Enumerated(EnumType.STRING)
    private AlertState state;

    private String usual;
    private String now;
    private String zh;
    private String en;
    private Instant at;
    private String repeatsAs;
    private Instant lastAt;
    private int repetitions;
    private @Nullable Boolean mine;
    private @Nullable Instant answeredAt;

    @Enumerated(EnumType.STRING)
    private @Nullable Verdict verdict;

    private @Nullable String verdictNote;
    private @Nullable String verdictBy;
    private @Nullable Instant verdictAt;

    @Version
    private long version;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected Alert() {}

    Alert(UUID id, NewAlert raised, byte[] sealedAccount) {
        this.id = id;
        this.login = raised.login();
        this.account = raised.account();
        this.sealedAccount = sealedAccount;
        this.subject = raised.subject();
        this.detectors = List.copyOf(raised.detectors());
        this.level = raised.level();
        this.state = AlertState.OPEN;
        this.usual = raised.usual();
        this.now = raised.now();
        this.zh = raised.zh();
        this.en = raised.en();
        this.at = raised.at();
        this.repeatsAs = raised.repeatsAs();
        this.lastAt = raised.at();
    }

    AlertEvent.Raised raised(Instant when) {
        return new AlertEvent.Raised(subject, id, level, detectors, when);
    }

    void repeat(Instant when) {
        repetitions++;
        lastAt = when.isAfter(lastAt) ? when : lastAt;
    }

    /**
     * The person's own word on whether it was them. The same answer again changes nothing.
     *
     * @throws Problem CONFLICT if they said the opposite before
     */
    Optional<AlertEvent.Answered> answer(UUID person, boolean itWasMe, Instant when) {
        if (mine != null && mine != itWasMe) {
            throw Problem.of(
                    CommonProblem.CONFLICT, "The alert was answered the other way. Tell the contact of the policy.");
        }
        if (mine != null) {
            return Optional.empty();
        }
        mine = itWasMe;
        answeredAt = when;
        if (state == AlertState.OPEN) {
            state = itWasMe ? AlertState.CONFIRMED : AlertState.DISPUTED;
        }
        return Optional.of(new AlertEvent.Answered(person, id, itWasMe, when));
    }

    /** A later verdict replaces an earlier one; the ledger keeps both. */
    AlertEvent.Judged judge(Verdict found, @Nullable String note, String by, Instant when) {
        verdict = found;
        verdictNote = note;
        verdictBy = by;
        verdictAt = when;
        state = AlertState.CLOSED;
        return new AlertEvent.Judged(subject, id, found.word(), by, when);
    }

    UUID id() {
        return id;
    }

    UUID login() {
        return login;
    }

    byte[] sealedAccount() {
        return sealedAccount;
    }

    @Nullable
    UUID subject() {
        return subject;
    }

    List<String> detectors() {
        return detectors;
    }

    String level() {
        return level;
    }

    AlertState state() {
        return state;
    }

    String usual() {
        return usual;
    }

    String now() {
        return now;
    }

    String zh() {
        return zh;
    }

    String en() {
        return en;
    }

    Instant at() {
        return at;
    }

    Instant lastAt() {
        return lastAt;
    }

    int repetitions() {
        return repetitions;
    }

    @Nullable
    Boolean mine() {
        return mine;
    }

    @Nullable
    Verdict verdict() {
        return verdict;
    }

    @Nullable
    String verdictNote() {
        return verdictNote;
    }

    long version() {
        return version;
    }
}
