package cn.xinshou.consent.publishing;

import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.frontdoor.problem.Problem.FieldError;
import cn.xinshou.frontdoor.problem.ProblemKind;
import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong with a draft, by field. */
final class DraftFlaws {

    private static final int SHOWN = 100;

    private final List<FieldError> found = new ArrayList<>();

    void add(String field, String message) {
        found.add(new FieldError(field, message));
    }

    void require(boolean fits, String field, String otherwise) {
        if (!fits) {
            add(field, otherwise);
        }
    }

    int size() {
        return found.size();
    }

    List<FieldError> all() {
        return List.copyOf(found);
    }

    static Problem problem(ProblemKind kind, String detail, List<FieldError> flaws) {
        var problem = Problem.of(kind, detail);
        flaws.stream().limit(SHOWN).forEach(flaw -> problem.field(flaw.field(), flaw.message()));
        return problem;
    }
}
