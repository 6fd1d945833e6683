package cn.xinshou.consent.recipient;

import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.policy.PolicyDocument;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts everybody whom a policy names into the register. Who the policy says they are is taken over; that an agreement was signed is
 * not: until somebody records it, nothing is told to them. The recipients of the shipped policy come with their example papers.
 */
@ApplicationScoped
class SeedRecipients {

    private final Policies policies;
    private final Recipients recipients;
    private final ShippedPapers papers;
    private final Journal journal;
    private final Clock clock;

    SeedRecipients(Policies policies, Recipients recipients, ShippedPapers papers, Journal journal, Clock clock) {
        this.policies = policies;
        this.recipients = recipients;
        this.papers = papers;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public void seed() throws SQLException {
        for (var policy : policies.all()) {
            for (var named : policy.document().recipients()) {
                if (named.place().equals(Recipient.MAINLAND)
                        && recipients.find(named.id()).isEmpty()) {
                    add(papers.complete(recipient(policy, named)));
                }
            }
        }
    }

    private void add(Recipient recipient) throws SQLException {
        var first = new Registered(recipient, 1, clock.instant().truncatedTo(ChronoUnit.MICROS), Registered.POLICY);
        if (recipients.add(first)) {
            journal.append(RecipientEvent.Changed.of(first));
        }
    }

    private static Recipient recipient(Policy policy, PolicyDocument.Recipient named) {
        var purposes = policy.document().purposes().stream()
                .filter(purpose -> Objects.requireNonNull(purpose.recipients()).contains(named.id()))
                .toList();
        return new Recipient(
                named.id(),
                named.name(),
                relation(named.relation()),
                named.role(),
                named.place(),
                named.contact(),
                null,
                named.method(),
                null,
                policy.version(),
                purposes.stream().map(purpose -> purpose.id()).collect(Collectors.toSet()),
                purposes.stream().flatMap(purpose -> purpose.items().stream()).collect(Collectors.toSet()),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static PolicyDocument.Relation relation(PolicyDocument.@Nullable Relation stated) {
        return stated == null ? PolicyDocument.Relation.PARTNER : stated;
    }
}
