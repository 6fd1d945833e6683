package cn.xinshou.identity.erasure.confirmation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Deletes the accounts of people who are gone, and tries again until the identity provider says that they are. */
@ApplicationScoped
class CloseAccounts {

    private static final Logger LOG = Logger.getLogger(CloseAccounts.class);
    private static final int AT_ONCE = 100;
    // Nearly all of it is waiting for the identity provider, which has others to serve as well.
    private static final int LINES = 8;
    private static final int NO_SUCH_ACCOUNT = 404;
    /** Longer than a hundred tries can take together. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int DOUBLINGS = 7;

    private final Parties parties;
    private final ConfirmErasure confirm;
    private final Accounts accounts;
    private final Clock clock;

    CloseAccounts(Parties parties, ConfirmErasure confirm, @RestClient Accounts accounts, Clock clock) {
        this.parties = parties;
        this.confirm = confirm;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Scheduled(every = "${xinshou.erasure.every}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        close();
    }

    void close() {
        var claimed = parties.claimAccounts(clock.instant(), LEASE, AT_ONCE);
        while (!claimed.isEmpty()) {
            close(claimed);
            claimed = claimed.size() < AT_ONCE ? List.of() : parties.claimAccounts(clock.instant(), LEASE, AT_ONCE);
        }
    }

    private void close(List<Parties.Account> claimed) {
        try (var lines = Executors.newFixedThreadPool(LINES, Thread.ofVirtual().factory())) {
            claimed.forEach(account -> lines.execute(() -> close(account)));
        }
    }

    private void close(Parties.Account account) {
        try {
            accounts.delete(account.subject().toString());
            confirm.accountClosed(account.erasure(), word("account"));
        } catch (WebApplicationException e) {
            var status = e.getResponse().getStatus();
            if (status == NO_SUCH_ACCOUNT) {
                confirm.accountClosed(account.erasure(), word("no-account"));
            } else {
                later(account, Integer.toString(status));
            }
        } catch (RuntimeException e) {
            LOG.warnf("The account of erasure %s cannot be closed now: %s", account.erasure(), e.toString());
            later(account, "unreachable");
        }
    }

    private void later(Parties.Account account, String answer) {
        var wait = Duration.ofSeconds(10L << Math.min(account.tries() - 1, DOUBLINGS));
        var next = clock.instant().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
        parties.tryAgain(account.erasure(), Party.KEYCLOAK, answer, next);
    }

    private static JsonNode word(String forgotten) {
        return JsonNodeFactory.instance.arrayNode().add(forgotten);
    }
}
