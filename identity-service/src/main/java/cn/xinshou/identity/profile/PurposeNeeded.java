package cn.xinshou.identity.profile;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.item.Item;

/** Nothing is collected for no purpose (PIPL 6). */
final class PurposeNeeded {

    private PurposeNeeded() {}

    static Problem toAdd(Item item) {
        return Problem.of(CommonProblem.INVALID_REQUEST, "Say what the new item is collected for.")
                .field("purpose", "is required, because " + item.word() + " is not held yet");
    }
}
