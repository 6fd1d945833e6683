package cn.xinshou.consent.decision;

import cn.xinshou.consent.consent.ConsentState;
import cn.xinshou.consent.consent.ReaskBudget;
import cn.xinshou.consent.consent.Standing;
import java.time.Instant;

/** What is known of everybody, and how to read it. */
record Knowledge(DecisionTable people, AskAgain askAgain, LinkedPeople linked, Encoding encoding) {

    /** Takes in where somebody stands, unless something newer is known. */
    void take(Standing standing, ReaskBudget budget, Instant now) {
        if (standing.revision() > 0) {
            var row = encoding.blank();
            var high = standing.subject().getMostSignificantBits();
            var low = standing.subject().getLeastSignificantBits();
            encoding.pack(standing, row, now.toEpochMilli());
            people.write(high, low, row);
            for (var held : standing.consents()) {
                answered(
                        high,
                        low,
                        encoding.place(held.purpose()),
                        held.state(),
                        held.since().toEpochMilli(),
                        budget,
                        now);
            }
        }
    }

    /**
     * Takes in an answer, if it stands against asking again. What counts is the version in force when it was given, which the person
     * could know, whichever one they had once agreed to.
     *
     * @param since milliseconds since 1970
     */
    void answered(long high, long low, int place, ConsentState state, long since, ReaskBudget budget, Instant now) {
        var until = budget.mayAskAgainAt(state, Instant.ofEpochMilli(since)).orElse(Instant.MIN);
        if (place >= 0 && until.isAfter(now)) {
            askAgain.put(
                    high, low, place, until.toEpochMilli(), encoding.versions().current(since));
        }
    }
}
