package cn.xinshou.identity.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.identity.People;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.time.api.Dates;

class IdNumberProperties {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Provide
    Arbitrary<String> numbers() {
        return Combinators.combine(
                        Arbitraries.of("110101", "310104", "440103", "650102", "540102", "820000"),
                        Dates.dates().between(LocalDate.of(1880, 1, 1), TODAY),
                        Arbitraries.integers().between(0, 999))
                .as((region, born, sequence) -> People.withCheckCharacter(
                        region + born.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(sequence)));
    }

    @Property
    void everyWellFormedNumberIsReadWithItsDate(@ForAll("numbers") String number) {
        var read = IdNumber.parse(number, TODAY);

        assertThat(read.number()).isEqualTo(number);
        assertThat(read.birthDate().format(DateTimeFormatter.BASIC_ISO_DATE)).isEqualTo(number.substring(6, 14));
        assertThat(IdNumber.parse(number.toLowerCase(Locale.ROOT), TODAY)).isEqualTo(read);
    }

    /** What ISO 7064 MOD 11-2 promises: no single wrong digit, and no two swapped neighbours, go unnoticed. */
    @Property
    void oneMistypedDigitIsNoticed(
            @ForAll("numbers") String number,
            @ForAll @IntRange(max = 16) int position,
            @ForAll @IntRange(max = 9) int digit) {
        Assume.that(number.charAt(position) != (char) ('0' + digit));
        var mistyped = number.substring(0, position) + digit + number.substring(position + 1);

        assertThatThrownBy(() -> IdNumber.parse(mistyped, TODAY)).isInstanceOf(Unacceptable.class);
    }

    @Property
    void twoSwappedNeighboursAreNoticed(@ForAll("numbers") String number, @ForAll @IntRange(max = 15) int position) {
        Assume.that(number.charAt(position) != number.charAt(position + 1));
        var swapped = number.substring(0, position)
                + number.charAt(position + 1)
                + number.charAt(position)
                + number.substring(position + 2);

        assertThatThrownBy(() -> IdNumber.parse(swapped, TODAY)).isInstanceOf(Unacceptable.class);
    }

    @Property
    void anyTextIsANumberOrRefusedWithoutBeingRepeated(@ForAll @StringLength(max = 30) String text) {
        requireRefusedInSilence(text);
    }

    @Property
    void anyEighteenDigitsAreANumberOrRefused(
            @ForAll @CharRange(from = '0', to = '9') @StringLength(18) String digits) {
        requireRefusedInSilence(digits);
    }

    private static void requireRefusedInSilence(String text) {
        try {
            assertThat(IdNumber.parse(text, TODAY).number()).isEqualTo(text.toUpperCase(Locale.ROOT));
        } catch (Unacceptable e) {
            if (text.length() > 3) {
                assertThat(e.why()).doesNotContain(text);
            }
        }
    }
}
