package cn.xinshou.consent.publication;

import cn.xinshou.consent.problem.ConsentProblem;
import cn.xinshou.frontdoor.problem.Problem;
import java.time.Duration;
import java.time.Instant;

/**
 * A time during which a law forbids telling the person (PIPL 18, 35). It ends by itself; to go on it has to be examined anew.
 *
 * @param basis the article that forbids it
 * @param document digest of the order or the opinion
 */
record Seal(String basis, String document, Instant until) {

    static final Duration LONGEST = Duration.ofDays(366);

    /** @throws Problem SEAL_NOT_ALLOWED if it would end in the past, or not within {@link #LONGEST} */
    void check(Instant now) {
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
            throw Problem.of(
                            ConsentProblem.SEAL_NOT_ALLOWED,
                            "Seal it until a day within the next 366; before it comes, examine it anew if the law still forbids telling.")
                    .field("seal.until", "must be in the future and within 366 days");
        }
    }
}
