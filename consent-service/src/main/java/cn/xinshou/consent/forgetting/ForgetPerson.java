package cn.xinshou.consent.forgetting;

import cn.xinshou.consent.consent.PersonErased;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Lets go of an erased person, in the transaction that ended their consents, and says what is gone and what stays. Said again whenever it is
 * told again: the first word may have been lost.
 */
@ApplicationScoped
class ForgetPerson {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Period TERM = Period.ofYears(3);
    private static final List<String> FORGOTTEN = List.of("device-links", "prompts");
    /** Whoever handles data has to show that consent was given (个人信息保护法 14, 69), and keep what was assessed and provided (56). */
    private static final String PROOF = "个人信息保护法 14, 69";

    private static final String RECORDS_OF_PROVIDING = "网络数据安全管理条例 12";

    private final ForgottenPeople people;
    private final Journal journal;
    private final Clock clock;

    ForgetPerson(ForgottenPeople people, Journal journal, Clock clock) {
        this.people = people;
        this.journal = journal;
        this.clock = clock;
    }

    void on(@Observes PersonErased erased) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try {
            people.note(erased.subject(), erased.erasure(), now, end(now));
            people.forgetPrompts(erased.subject());
            journal.append(new SubjectForgotten(
                    erased.subject(),
                    erased.erasure(),
                    FORGOTTEN,
                    kept(erased.subject()),
                    people.owed(erased.subject()),
                    now));
        } catch (SQLException e) {
            throw new IllegalStateException("an erased person is still remembered", e);
        }
    }

    private List<SubjectForgotten.Kept> kept(UUID subject) throws SQLException {
        var kept = new ArrayList<SubjectForgotten.Kept>();
        people.proofUntil(subject).ifPresent(until -> kept.add(new SubjectForgotten.Kept("consents", PROOF, until)));
        people.lastDisclosure(subject)
                .ifPresent(last -> kept.add(new SubjectForgotten.Kept("disclosures", RECORDS_OF_PROVIDING, end(last))));
        return kept;
    }

    private static Instant end(Instant from) {
        return from.atZone(CHINA).plus(TERM).toInstant();
    }
}
