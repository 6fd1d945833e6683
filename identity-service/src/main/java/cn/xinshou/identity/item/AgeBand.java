package cn.xinshou.identity.item;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** As much of an age as others need: whether a guardian has to agree (不满十四周岁未成年人, PIPL 31), and whether somebody is a minor. */
public enum AgeBand {
    @JsonProperty("under-14")
    UNDER_14,
    @JsonProperty("14-17")
    FROM_14,
    @JsonProperty("adult")
    ADULT;

    /** The items that tell an age. */
    public static final Set<Item> SOURCES = Set.of(Item.BIRTH_DATE, Item.ID_NUMBER);

    /**
     * By the date of birth, else by the one inside the ID number; empty if neither is held.
     *
     * @param values kept values, hence already checked one by one
     * @param today in China; whoever was born on 29 February has the birthday on 1 March in other years
     */
    public static Optional<AgeBand> of(Map<Item, JsonNode> values, LocalDate today) {
        return born(values).map(born -> of(born, today));
    }

    private static Optional<LocalDate> born(Map<Item, JsonNode> values) {
        var birthDate = values.get(Item.BIRTH_DATE);
        if (birthDate != null) {
            return Optional.of(LocalDate.parse(birthDate.textValue()));
        }
        return Optional.ofNullable(values.get(Item.ID_NUMBER))
                .map(number -> LocalDate.parse(number.textValue().substring(6, 14), DateTimeFormatter.BASIC_ISO_DATE));
    }

    private static AgeBand of(LocalDate born, LocalDate today) {
        var years = Period.between(born, today).getYears();
        if (years < 14) {
            return UNDER_14;
        }
        return years < 18 ? FROM_14 : ADULT;
    }
}
