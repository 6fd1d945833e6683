package cn.xinshou.audit.alert;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Opens alerts for staff. One about somebody who is known says which account is theirs, and from where they came in: opening it is a read of
 * that person's data, and the fact that says so goes with it in one transaction. Of an account that is nobody's there is nobody to tell.
 */
@ApplicationScoped
class ShowAlerts {

    private static final String RESPONDER = "responder";
    private static final String AUDITOR = "auditor";
    /** Staff look at alerts to keep accounts from strangers, which is what the logins were collected for. */
    private static final String PURPOSE = "account-security";

    private static final List<String> ITEMS = List.of("account", "login-alert");

    private final Alerts alerts;
    private final SealedAccounts accounts;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    ShowAlerts(Alerts alerts, SealedAccounts accounts, Caller caller, Journal journal, Clock clock) {
        this.alerts = alerts;
        this.accounts = accounts;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    /** Newest first. Null does not narrow. */
    @Transactional
    Page<AlertView> list(@Nullable UUID subject, @Nullable AlertState state, @Nullable UUID before, int limit) {
        return Page.of(alerts.list(subject, state, before, limit + 1), limit, last -> Cursor.encode(last.id()))
                .map(this::open);
    }

    @Transactional
    AlertView one(UUID id) {
        return alerts.findByIdOptional(id)
                .map(this::open)
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND, "There is no alert of this id."));
    }

    private AlertView open(Alert alert) {
        var subject = alert.subject();
        if (subject != null) {
            journal.append(new AlertEvent.Read(
                    subject,
                    UUID.randomUUID(),
                    alert.id(),
                    ITEMS,
                    PURPOSE,
                    caller.id(),
                    caller.has(RESPONDER) ? RESPONDER : AUDITOR,
                    clock.instant()));
        }
        return AlertView.of(alert, accounts);
    }
}
