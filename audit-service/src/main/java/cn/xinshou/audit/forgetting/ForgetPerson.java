package cn.xinshou.audit.forgetting;

import cn.xinshou.audit.alert.ForgetAlerts;
import cn.xinshou.audit.decision.ForgetDecisions;
import cn.xinshou.audit.ledger.ForgetContents;
import cn.xinshou.audit.login.ForgetLogins;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Ends everything about a person in one transaction. Doing it again changes nothing and is confirmed again. */
@ApplicationScoped
class ForgetPerson {

    private static final List<String> FORGOTTEN =
            List.of("ledger-contents", "decisions", "alerts", "logins", "login-profile");

    private final ForgetContents contents;
    private final ForgetDecisions decisions;
    private final ForgetAlerts alerts;
    private final ForgetLogins logins;
    private final Journal journal;
    private final Clock clock;

    ForgetPerson(
            ForgetContents contents,
            ForgetDecisions decisions,
            ForgetAlerts alerts,
            ForgetLogins logins,
            Journal journal,
            Clock clock) {
        this.contents = contents;
        this.decisions = decisions;
        this.alerts = alerts;
        this.logins = logins;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public void forget(SubjectErased fact) {
        var person = fact.subject();
        logins.takeTurn(person);
        decisions.forget(person);
        alerts.forget(person);
        var addresses = logins.forget(person);
        // Last, since the ledger grows for nobody while it is held.
        contents.forget(person);

        var kept = addresses
                .map(until -> List.of(new SubjectForgotten.Kept("login-addresses", "网络安全法 23", until)))
                .orElse(List.of());
        journal.append(new SubjectForgotten(person, fact.erasure(), FORGOTTEN, kept, clock.instant()));
    }
}
