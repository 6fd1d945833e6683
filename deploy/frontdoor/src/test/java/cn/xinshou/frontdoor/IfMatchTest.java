package cn.xinshou.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import org.junit.jupiter.api.Test;

class IfMatchTest {

    @Test
    void thePresentVersionPasses() {
        assertThatCode(() -> IfMatch.require("\"7\"", 7)).doesNotThrowAnyException();
    }

    @Test
    void noHeaderIsAskedFor() {
        var problem = catchThrowableOfType(Problem.class, () -> IfMatch.require(null, 7));

        assertThat(problem.kind()).isEqualTo(CommonProblem.PRECONDITION_REQUIRED);
    }

    @Test
    void anotherVersionIsStale() {
        var problem = catchThrowableOfType(Problem.class, () -> IfMatch.require("\"6\"", 7));

        assertThat(problem.kind()).isEqualTo(CommonProblem.STALE);
    }
}
