package cn.xinshou.identity.request;

import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.problem.IdentityProblem;

/** What came of showing who one is. */
record Tried(Request request, Proof proof, boolean right) {

    /** @throws Problem after the try was counted for good */
    Request orRefuse() {
        if (!right) {
            throw refusal(proof, request.verification().triesLeft(proof));
        }
        return request;
    }

    /** To strangers nothing is said about how often they may try. */
    static Problem refusal(Proof proof) {
        return refusal(proof, 1);
    }

    private static Problem refusal(Proof proof, int triesLeft) {
        return Problem.of(
                        IdentityProblem.NOT_ESTABLISHED,
                        triesLeft > 0
                                ? "Check it and try again, or show who you are in another way."
                                : "Show who you are in another way, or have an officer look (method manual).")
                .field(proof == Proof.MAIL_CODE ? "code" : "items", "does not show who asked");
    }
}
