package cn.xinshou.identity.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.identity.People;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdNumberTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void theExampleOfTheStandardIsRead() {
        var number = IdNumber.parse("11010519491231002X", TODAY);

        assertThat(number.birthDate()).isEqualTo(LocalDate.of(1949, 12, 31));
    }

    @Test
    void aFinalXInLowerCaseIsTakenAsX() {
        assertThat(IdNumber.parse("11010519491231002x", TODAY).number()).isEqualTo("11010519491231002X");
    }

    @Test
    void everyOtherCheckCharacterIsWrong() {
        for (var character : "0123456789".toCharArray()) {
            assertThatThrownBy(() -> IdNumber.parse("11010519491231002" + character, TODAY))
                    .hasMessageContaining("check character");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"81000019900101001", "83000019900101001", "65010219900101001", "93300019900101001"})
    void regionsOutsideThePrefecturesThatHaveNumbersAreKnown(String seventeen) {
        assertThat(IdNumber.parse(People.withCheckCharacter(seventeen), TODAY)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "10010119900101001, region",
        "66010119900101001, region",
        "11000019900101001, region",
        "11010119900230001, does not exist",
        "11010120010229001, does not exist",
        "11010119901301001, does not exist",
        "11010118790101001, nobody living",
        "11010120261124001, nobody living",
    })
    void numbersThatCannotHaveBeenIssuedAreRefused(String seventeen, String why) {
        assertThatThrownBy(() -> IdNumber.parse(People.withCheckCharacter(seventeen), TODAY))
                .isInstanceOf(Unacceptable.class)
                .hasMessageContaining(why);
    }

    @Test
    void somebodyBornTodayHasANumber() {
        assertThat(IdNumber.parse(People.withCheckCharacter("11010120261123001"), TODAY)
                        .birthDate())
                .isEqualTo(TODAY);
    }

    @Test
    void fifteenDigitsAreRefusedByName() {
        assertThatThrownBy(() -> IdNumber.parse("110105491231002", TODAY)).hasMessageContaining("fifteen-digit");
    }

    @Test
    void fullWidthDigitsAreRefusedByName() {
        assertThatThrownBy(() -> IdNumber.parse("１１０１０５１９４９１２３１００２Ｘ", TODAY)).hasMessageContaining("half width");
        assertThatThrownBy(() -> IdNumber.parse("11010519491231002Ｘ", TODAY)).hasMessageContaining("half width");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1101051949123100",
                "11010519491231002XX",
                "１１０１０５１９４９１２３１００２Ｘ",
                "11010519491231002Ⅹ",
                " 11010519491231002X",
                "1101051949123100 X",
                "X1010519491231002X",
                "11010519491231002\u0131"
            })
    void otherShapesAreRefused(String text) {
        assertThatThrownBy(() -> IdNumber.parse(text, TODAY)).isInstanceOf(Unacceptable.class);
    }

    @Test
    void nothingOfTheNumberIsInItsText() {
        assertThat(IdNumber.parse("11010519491231002X", TODAY)).hasToString("IdNumber[…]");
    }
}
