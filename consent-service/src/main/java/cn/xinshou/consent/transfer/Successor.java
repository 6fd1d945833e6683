package cn.xinshou.consent.transfer;

import cn.xinshou.consent.Words;
import cn.xinshou.consent.problem.ConsentProblem;
import cn.xinshou.frontdoor.problem.Problem;

/**
 * Who takes over.
 *
 * @param place {@code CN-mainland}; nobody elsewhere can take over (promise P6.1)
 */
record Successor(Words name, Words contact, String place) {

    static final String MAINLAND = "CN-mainland";

    /** @throws Problem SUCCESSOR_OUTSIDE_MAINLAND */
    void check() {
        if (!place.equals(MAINLAND)) {
            throw Problem.of(
                            ConsentProblem.SUCCESSOR_OUTSIDE_MAINLAND,
                            "Personal data stays in mainland China; name a successor that keeps it there.")
                    .field("successor.place", "must be " + MAINLAND);
        }
    }
}
