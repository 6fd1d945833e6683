package cn.xinshou.consent.decision;

import cn.xinshou.consent.Asking;
import io.quarkus.arc.ClientProxy;
import io.quarkus.test.junit.QuarkusMock;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** A decision that answers some questions otherwise than it should, to see that this is noticed. */
final class Answering extends Decide {

    private final Decide real;
    private final BiFunction<Question, Decision, Decision> twist;

    private Answering(Decide real, BiFunction<Question, Decision, Decision> twist) {
        super(null, null, null, null, null, null);
        this.real = real;
        this.twist = twist;
    }

    /** Says yes to these questions, whatever the truth is, until the test ends. */
    static void yesTo(Decide real, Predicate<Question> questions) {
        install(real, questions, Reason.GRANTED);
    }

    /** Says no to these questions. */
    static void noTo(Decide real, Predicate<Question> questions) {
        install(real, questions, Reason.REFUSED);
    }

    private static void install(Decide real, Predicate<Question> questions, Reason reason) {
        QuarkusMock.installMockForType(
                new Answering(
                        ClientProxy.unwrap(real),
                        (question, decision) -> questions.test(question)
                                ? new Decision(
                                        reason,
                                        reason.yes() ? question.items() : List.of(),
                                        List.of(),
                                        Asking.VERSION,
                                        decision.revision(),
                                        null)
                                : decision),
                Decide.class);
    }

    @Override
    Decision decide(Question question) {
        return twist.apply(question, real.decide(question));
    }
}
