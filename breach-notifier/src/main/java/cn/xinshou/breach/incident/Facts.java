package cn.xinshou.breach.incident;

import cn.xinshou.frontdoor.input.ValidText;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known so far; null means not known yet, which is different from none. Numbers and kinds only, no person's data.
 *
 * @param persons people whose data is exposed
 * @param affectedPopulation people whose life or work suffers
 * @param minors minors among them, 未成年人网络保护条例 art. 35
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Facts(
        @Valid @Nullable Persons persons,
        @PositiveOrZero @Max(Facts.MOST_PEOPLE) @Nullable Long affectedPopulation,
        @Nullable Extent minors,
        @Nullable Extent sensitive,

        @PositiveOrZero @Digits(integer = 15, fraction = 2) @Nullable
        BigDecimal directLossCny,

        @Size(max = 50) @Nullable List<@ValidText(max = 60) String> dataKinds,

        @PositiveOrZero @Max(Facts.TEN_YEARS_IN_MINUTES) @Nullable
        Long portalDownMinutes) {

    static final long MOST_PEOPLE = 10_000_000_000L;
    static final long TEN_YEARS_IN_MINUTES = 5_260_000;

    public static final Facts UNKNOWN = new Facts(null, null, null, null, null, null, null);

    /** How many people, as an interval that narrows while the incident is examined. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Persons(
            @PositiveOrZero @Max(MOST_PEOPLE) @Nullable Long min,
            @PositiveOrZero @Max(MOST_PEOPLE) @Nullable Long likely,
            @PositiveOrZero @Max(MOST_PEOPLE) @Nullable Long max) {

        @JsonIgnore
        @AssertTrue(message = "must have min ≤ likely ≤ max")
        public boolean isOrdered() {
            var known = known();
            return known.stream().sorted().toList().equals(known);
        }

        /** The cautious number: max, and while that is unknown the greatest that is known. */
        @Nullable
        BigDecimal worst() {
            var known = known();
            return known.isEmpty() ? null : BigDecimal.valueOf(known.getLast());
        }

        private List<Long> known() {
            return Stream.of(new Long[] {min, likely, max})
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    @JsonIgnore
    @AssertTrue(message = "minors and sensitive must be true, false or a number of people")
    public boolean isCountable() {
        return Stream.of(new Extent[] {minors, sensitive})
                .filter(Objects::nonNull)
                .allMatch(Extent::isPossible);
    }

    /** The numbers that rules of the level guide measure, by the name the rules use. */
    Map<String, BigDecimal> figures() {
        var figures = new HashMap<String, BigDecimal>();
        put(figures, "persons", persons == null ? null : persons.worst());
        put(figures, "affectedPopulation", affectedPopulation == null ? null : BigDecimal.valueOf(affectedPopulation));
        put(figures, "directLossCny", directLossCny);
        put(figures, "portalDownMinutes", portalDownMinutes == null ? null : BigDecimal.valueOf(portalDownMinutes));
        return figures;
    }

    private static void put(Map<String, BigDecimal> figures, String name, @Nullable BigDecimal number) {
        if (number != null) {
            figures.put(name, number);
        }
    }
}
