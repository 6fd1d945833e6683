package cn.xinshou.breach.console;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The facts as a form sends them: numbers, or nothing where nothing is known. */
class FactsForm {

    @RestForm
    @Nullable
    String min;

    @RestForm
    @Nullable
    String likely;

    @RestForm
    @Nullable
    String max;

    @RestForm
    @Nullable
    String population;

    @RestForm
    @Nullable
    String minors;

    @RestForm
    @Nullable
    String loss;

    @RestForm
    @Nullable
    String portal;

    @RestForm
    @Nullable
    String version;

    /** As a merge patch: an emptied field makes its fact unknown again. */
    ObjectNode patch() {
        var patch = JsonNodeFactory.instance.objectNode();
        var persons = patch.putObject("persons");
        put(persons, "min", min);
        put(persons, "likely", likely);
        put(persons, "max", max);
        put(patch, "affectedPopulation", population);
        put(patch, "minors", minors);
        put(patch, "directLossCny", loss);
        put(patch, "portalDownMinutes", portal);
        return patch;
    }

    private static void put(ObjectNode patch, String name, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            patch.putNull(name);
            return;
        }
        try {
            var number = new BigDecimal(typed.strip().replace(",", ""));
            if (number.scale() <= 0) {
                patch.put(name, number.longValueExact());
            } else {
                patch.put(name, number);
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Write a plain number, or leave it empty.")
                    .field(name, "is no number");
        }
    }
}
