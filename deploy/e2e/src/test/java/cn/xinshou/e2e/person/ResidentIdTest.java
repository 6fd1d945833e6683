package cn.xinshou.e2e.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResidentIdTest {

    /** The two worked examples of GB 11643-1999. */
    @Test
    void theNumbersOfTheStandardAreMade() {
        assertThat(ResidentId.of("110105", LocalDate.of(1949, 12, 31), 2)).isEqualTo("11010519491231002X");
        assertThat(ResidentId.of("440524", LocalDate.of(1880, 1, 1), 1)).isEqualTo("440524188001010014");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "110105194912310021",
                "11010519491231002x",
                "1101051949123100",
                "110105194902300028",
                "11010529991231002X",
                "১১০১০৫১৯৪৯১২৩১০০২X"
            })
    void whatCannotHaveBeenIssuedIsNotValid(String number) {
        assertThat(ResidentId.isValid(number)).isFalse();
    }

    @Test
    void everybodyMadeUpIsWellFormedAndDifferent() {
        People people = new People(new Random(7));

        var made = IntStream.range(0, 2_000).mapToObj(i -> people.next()).toList();

        assertThat(made).allSatisfy(person -> {
            assertThat(ResidentId.isValid(person.idNumber())).isTrue();
            assertThat(person.phone()).matches("1[3-9][0-9]{9}");
            assertThat(person.subject().version()).isEqualTo(4);
            assertThat(person.homeIp()).isNotEqualTo(person.awayIp());
        });
        assertThat(made.stream().map(Person::subject)).doesNotHaveDuplicates();
        assertThat(made.stream().map(Person::idNumber).distinct().count()).isGreaterThan(1_990);
    }
}
