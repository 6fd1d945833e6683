package cn.xinshou.breach.console;

import cn.xinshou.breach.incident.Facts;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the form shows for facts; empty where nothing is known. */
public record FactsShown(
        String min, String likely, String max, String population, String minors, String loss, String portal) {

    static FactsShown of(Facts facts) {
        var persons = facts.persons();
        return new FactsShown(
                text(persons == null ? null : persons.min()),
                text(persons == null ? null : persons.likely()),
                text(persons == null ? null : persons.max()),
                text(facts.affectedPopulation()),
                text(facts.minors() == null ? null : facts.minors().count()),
                text(facts.directLossCny()),
                text(facts.portalDownMinutes()));
    }

    private static String text(@Nullable Number number) {
        return number == null ? "" : new BigDecimal(number.toString()).toPlainString();
    }
}
