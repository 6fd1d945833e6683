package cn.xinshou.identity.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.xinshou.frontdoor.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    private static final List<String> ASKED = List.of("name", "phone");

    private final Refusals refusals = new Refusals("exam-registration");

    private static Evaluation.Answer answer(boolean decision, Evaluation.Context context) {
        return new Evaluation.Answer(decision, context);
    }

    private List<String> refused() {
        return catchThrowableOfType(Problem.class, refusals::throwIfAny).errors().stream()
                .map(error -> error.field() + " " + error.message())
                .toList();
    }

    @Test
    void aYesIsAYesForAll() {
        refusals.note(ASKED, answer(true, new Evaluation.Context("granted", null, ASKED)));
        refusals.note(ASKED, answer(true, null));

        assertThatCode(refusals::throwIfAny).doesNotThrowAnyException();
    }

    @Test
    void aYesForSomeIsANoForTheOthers() {
        refusals.note(ASKED, answer(true, new Evaluation.Context("granted", null, List.of("name"))));

        assertThat(refused()).containsExactly("phone item-not-allowed");
    }

    @Test
    void aNoIsANoForAllWhateverElseItSays() {
        refusals.note(ASKED, answer(false, new Evaluation.Context("withdrawn", "P1.3", ASKED)));

        assertThat(refused()).containsExactly("name withdrawn", "phone withdrawn");
    }

    @Test
    void aNoWithoutReasonIsANoAllTheSame() {
        refusals.note(ASKED, answer(false, null));

        assertThat(refused()).hasSize(2);
    }
}
