package cn.xinshou.breach.forgetting;

import cn.xinshou.breach.delivery.ForgetDeliveries;
import cn.xinshou.breach.forgetting.SubjectForgotten.Kept;
import cn.xinshou.breach.incident.ForgetIncidents;
import cn.xinshou.breach.message.ForgetMessages;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Ends everything about a person in one transaction. Doing it again changes nothing and is confirmed again. */
@ApplicationScoped
class ForgetPerson {

    private static final List<String> FORGOTTEN = List.of("contact-addresses", "waiting-messages", "incident-subject");
    private static final Period PROOFS = Period.ofYears(3);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final ForgetIncidents incidents;
    private final ForgetDeliveries deliveries;
    private final ForgetMessages messages;
    private final Journal journal;
    private final Clock clock;

    ForgetPerson(
            ForgetIncidents incidents,
            ForgetDeliveries deliveries,
            ForgetMessages messages,
            Journal journal,
            Clock clock) {
        this.incidents = incidents;
        this.deliveries = deliveries;
        this.messages = messages;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public void forget(SubjectErased fact) {
        var now = clock.instant();
        var until = now.atZone(CHINA).plus(PROOFS).toInstant();
        var kept = new ArrayList<Kept>();
        incidents.forget(fact.subject());
        if (deliveries.forget(fact.subject())) {
            kept.add(new Kept("proof-of-notice", "个人信息保护法 57", until));
        }
        if (messages.forget(fact.subject())) {
            kept.add(new Kept("proof-of-answer", "个人信息保护法 50", until));
        }
        journal.append(new SubjectForgotten(fact.subject(), fact.erasure(), FORGOTTEN, List.copyOf(kept), now));
    }
}
