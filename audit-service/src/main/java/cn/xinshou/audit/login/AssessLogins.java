package cn.xinshou.audit.login;

import cn.xinshou.audit.alert.NewAlert;
import cn.xinshou.audit.alert.RaiseAlert;
import cn.xinshou.audit.decision.Decided;
import cn.xinshou.audit.decision.RecordDecision;
import cn.xinshou.audit.ledger.ForgottenPeople;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class AssessLogins {

    private static final String BRUTE_FORCE = "brute-force";

    private final Logins logins;
    private final Profiles profiles;
    private final Detectors detectors;
    private final RaiseAlert raiseAlert;
    private final RecordDecision recordDecision;
    private final ForgottenPeople forgotten;
    private final Journal journal;
    private final LoginConfig config;
    private final Clock clock;

    AssessLogins(
            Logins logins,
            Profiles profiles,
            Detectors detectors,
            RaiseAlert raiseAlert,
            RecordDecision recordDecision,
            ForgottenPeople forgotten,
            Journal journal,
            LoginConfig config,
            Clock clock) {
        this.logins = logins;
        this.profiles = profiles;
        this.detectors = detectors;
        this.raiseAlert = raiseAlert;
        this.recordDecision = recordDecision;
        this.forgotten = forgotten;
        this.journal = journal;
        this.config = config;
        this.clock = clock;
    }

    /** Assesses all of them, or none if one fails; logins of one account in the order given. Answers in that order. */
    @Transactional
    List<Assessment> assess(List<Attempt> attempts) {
        logins.lock(attempts);
        var erased = forgotten.among(
                attempts.stream().map(Attempt::subject).filter(Objects::nonNull).collect(Collectors.toSet()));
        var assessed = new HashMap<UUID, Assessment>();
        inTurn(attempts)
                .forEach(attempt -> assessed.put(
                        attempt.id(),
                        attempt.subject() != null && erased.contains(attempt.subject())
                                ? Assessment.ofNobody(attempt)
                                : assess(attempt)));
        return attempts.stream()
                .map(attempt -> Objects.requireNonNull(assessed.get(attempt.id())))
                .toList();
    }

    /**
     * Account by account, each account's logins as they came. Accounts go in the order of the journal's keys, so that two batches
     * about the same people cannot wait for each other.
     */
    private static List<Attempt> inTurn(List<Attempt> attempts) {
        var byAccount = new LinkedHashMap<String, List<Attempt>>();
        attempts.forEach(attempt -> byAccount
                .computeIfAbsent(attempt.accountHash(), account -> new ArrayList<>())
                .add(attempt));
        return byAccount.values().stream()
                .sorted(Comparator.comparing(account -> account.stream()
                        .map(Attempt::key)
                        .min(Comparator.naturalOrder())
                        .orElse("")))
                .flatMap(List::stream)
                .toList();
    }

    private Assessment assess(Attempt attempt) {
        var situation = situation(attempt);
        var findings = detectors.look(situation);
        var login = new Login(attempt, findings);
        logins.persistAndFlush(login);
        logins.keepAddress(attempt, attempt.at().plus(config.keepAddress()));

        // Never from failures, never from what was doubted: else an attacker teaches us to trust them.
        if (attempt.success() && findings.isEmpty()) {
            login.learn();
            situation.profile().learn(attempt, config.remember());
            profiles.persist(situation.profile());
        }
        var decision = Optional.<Decided>empty();
        if (!findings.isEmpty()) {
            var alert = UuidV7.at(clock.instant());
            login.alerted(raiseAlert.raise(alert, alert(situation, findings)));
            decision = decide(situation, findings, alert.equals(login.alert()), login.alert());
        }
        var assessment = new Assessment(attempt.id(), findings, login.alert(), decision.orElse(null));
        journal.append(LoginAssessed.of(attempt, assessment, clock.instant()));
        return assessment;
    }

    /** What has an effect on a person is a decision; a failure that merely repeats what they were alerted of has none. */
    private Optional<Decided> decide(Situation situation, List<Finding> findings, boolean told, @Nullable UUID alert) {
        var attempt = situation.attempt();
        if (attempt.subject() == null
                || Level.of(Finding.score(findings)).compareTo(Level.MEDIUM) < 0
                || !told && !attempt.success()) {
            return Optional.empty();
        }
        return Optional.of(recordDecision.record(
                LoginDecision.of(UuidV7.at(clock.instant()), situation, findings, alert, told), attempt.subject()));
    }

    private Situation situation(Attempt attempt) {
        var longest = config.slowly().compareTo(config.aftermath()) > 0 ? config.slowly() : config.aftermath();
        var failures =
                new ArrayList<>(logins.failures(attempt.account(), attempt.at().minus(longest), attempt.at()));
        if (!attempt.success()) {
            failures.add(new Situation.Failure(attempt.at(), attempt.deviceHash()));
        }
        return new Situation(
                attempt,
                profiles.of(attempt.account()),
                List.copyOf(failures),
                attempt.at().minus(config.remember()));
    }

    private NewAlert alert(Situation situation, List<Finding> findings) {
        var attempt = situation.attempt();
        return new NewAlert(
                attempt.id(),
                attempt.account(),
                attempt.accountName(),
                attempt.subject(),
                Finding.detectors(findings),
                Level.of(Finding.score(findings)).word(),
                situation.usualZh(),
                attempt.zh(),
                AlertText.zh(situation, findings),
                AlertText.en(situation, findings),
                attempt.at(),
                repeatsAs(attempt, findings),
                attempt.at().minus(config.fold()));
    }

    /** Failures repeat whatever they come from; other findings repeat from the same place with the same device. */
    private static String repeatsAs(Attempt attempt, List<Finding> findings) {
        var detectors = Finding.detectors(findings);
        return detectors.equals(List.of(BRUTE_FORCE))
                ? BRUTE_FORCE
                : String.join("+", detectors) + "|" + attempt.place().region() + "|" + attempt.deviceHash();
    }
}
