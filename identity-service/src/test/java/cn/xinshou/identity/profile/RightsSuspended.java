package cn.xinshou.identity.profile;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.quarkus.test.junit.QuarkusMock;
import java.util.UUID;

/** A wrong on purpose: whoever is sanctioned does not see their own data any more. */
@SuppressWarnings("NullAway")
public final class RightsSuspended extends AskToRead {

    private RightsSuspended() {
        super(null, null, null, null);
    }

    public static void install() {
        QuarkusMock.installMockForType(new RightsSuspended(), AskToRead.class);
    }

    @Override
    ReadScope ask(Caller caller, UUID subject, Wanted wanted) {
        throw Problem.of(CommonProblem.FORBIDDEN, "Suspended.");
    }
}
