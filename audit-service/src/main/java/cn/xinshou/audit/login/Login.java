package cn.xinshou.audit.login;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An assessed login, as it is remembered. */
@Entity
class Login {

    @Id
    private UUID id;

    private byte[] account;
    private @Nullable UUID subject;
    private Instant at;
    private boolean success;
    private byte[] device;
    private byte[] network;
    private @Nullable String country;
    private @Nullable String province;
    private @Nullable String city;
    private @Nullable String carrier;
    private String client;
    private double score;
    private String level;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> detectors;

    private @Nullable UUID alert;
    private boolean learned;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected Login() {}

    Login(Attempt attempt, List<Finding> findings) {
        this.id = attempt.id();
        this.account = attempt.account();
        this.subject = attempt.subject();
        this.at = attempt.at();
        this.success = attempt.success();
        this.device = attempt.device();
        this.network = attempt.network();
        this.country = attempt.place().country();
        this.province = attempt.place().province();
        this.city = attempt.place().city();
        this.carrier = attempt.place().carrier();
        this.client = attempt.client().family();
        this.score = Finding.score(findings);
        this.level = Level.of(score).word();
        this.detectors = Finding.detectors(findings);
    }

    void learn() {
        learned = true;
    }

    /** @param spokesman the alert that speaks for this login */
    void alerted(UUID spokesman) {
        alert = spokesman;
    }

    /** The login as it was when it was assessed, but for the name of the account and the address. */
    Attempt attempt() {
        var slash = client.indexOf('/');
        return new Attempt(
                id,
                "",
                account,
                subject,
                device,
                network,
                place(),
                new Client(client.substring(0, slash), client.substring(slash + 1)),
                success,
                at,
                new byte[0]);
    }

    boolean isLearned() {
        return learned;
    }

    boolean isSuccess() {
        return success;
    }

    Place place() {
        return new Place(country, province, city, carrier);
    }

    byte[] account() {
        return account;
    }

    UUID id() {
        return id;
    }

    Instant at() {
        return at;
    }

    String client() {
        return client;
    }

    String level() {
        return level;
    }

    double score() {
        return score;
    }

    List<String> detectors() {
        return detectors;
    }

    @Nullable
    UUID alert() {
        return alert;
    }

    byte[] device() {
        return device;
    }
}
