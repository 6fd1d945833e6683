package cn.xinshou.breach.delivery;

import org.jspecify.annotations.Nullable;

/** @param reason why a copy failed without the far side being asked; null otherwise */
record Result(Claimed claimed, Outcome outcome, @Nullable String reason) {

    static Result of(Claimed claimed, Outcome outcome) {
        return new Result(claimed, outcome, null);
    }

    /** Nobody can be reached there; asking again would not help. */
    static Result unreachable(Claimed claimed, String reason) {
        return new Result(claimed, new Outcome(Phase.CLAIMED, Outcome.Verdict.FINAL, null, null), reason);
    }
}
