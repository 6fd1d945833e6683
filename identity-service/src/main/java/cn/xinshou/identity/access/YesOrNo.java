package cn.xinshou.identity.access;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import org.jspecify.annotations.Nullable;

/** A parameter that is true or false, and nothing that could be taken for either. */
public final class YesOrNo {

    private YesOrNo() {}

    /** @return null if it was not said */
    public static @Nullable Boolean read(String parameter, @Nullable String text) {
        return switch (text) {
            case null -> null;
            case "true" -> true;
            case "false" -> false;
            default ->
                throw Problem.of(CommonProblem.INVALID_REQUEST, "Mend the parameter named.")
                        .field(parameter, "must be true or false");
        };
    }
}
