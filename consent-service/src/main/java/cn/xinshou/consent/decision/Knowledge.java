package cn.xinshou.consent.decision;

import cn.xinshou.consent.consent.ReaskBudget;
import cn.xinshou.consent.consent.Standing;
import java.time.Instant;
import java.util.UUID;

/** What is known of everybody, and how to read it. */
record Knowledge(DecisionTable people, AskAgain askAgain, Encoding encoding) {

    /** Takes in where somebody stands, unless something newer is known. */
    void take(Standing standing, ReaskBudget budget, Instant now) {
        if (standing.revision() > 0) {
            var subject = standing.subject();
            var row = encoding.blank();
            encoding.pack(standing, row, now.toEpochMilli());
            people.write(subject.getMostSignificantBits(), subject.getLeastSignificantBits(), row);
            for (var held : standing.consents()) {
                budget.mayAskAgainAt(held.state(), held.since())
                        .filter(until -> until.isAfter(now))
                        .ifPresent(until ->
                                answered(subject, held.purpose(), held.policyVersion(), until, standing.revision()));
            }
        }
    }

    /** Takes in until when the person is not to be asked again. */
    void answered(UUID subject, String purpose, String version, Instant until, long revision) {
        var place = encoding.place(purpose);
        if (place >= 0) {
            askAgain.put(
                    subject, place, until.toEpochMilli(), encoding.versions().rank(version), revision);
        }
    }
}
