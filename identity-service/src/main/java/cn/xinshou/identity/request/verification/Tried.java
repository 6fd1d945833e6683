package cn.xinshou.identity.request.verification;

import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.problem.IdentityProblem;
import cn.xinshou.identity.request.Request;
import cn.xinshou.identity.request.proof.Proof;

/** What came of showing who one is. */
public record Tried(Request request, Proof proof, boolean right) {

    /** @throws Problem after the try was counted for good */
    Request orRefuse() {
        if (!right) {
            throw refusal(proof, request.verification().triesLeft(proof));
        }
        return request;
    }

    /** To strangers nothing is said about how often they may try. */
    public static Problem refusal(Proof proof) {
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
