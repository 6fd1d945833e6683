package cn.xinshou.identity.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.frontdoor.problem.Problem;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a passphrase begins to be good enough: each limit from both sides. */
@Tag("P5.3")
class PassphraseTest {

    private static final String OF_128 = "seven lanterns 1".repeat(8);

    private static Passphrase of(String text) {
        var held = List.of(
                new PersonalCopy.HeldItem("userName", new TextNode("Lamps"), "exam-registration", Instant.EPOCH),
                new PersonalCopy.HeldItem("name", new TextNode("moon"), "exam-registration", Instant.EPOCH));
        return Passphrase.of(
                text,
                new PersonalCopy(
                        PersonalCopy.FORMAT,
                        UUID.randomUUID(),
                        Instant.EPOCH,
                        held,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()));
    }

    private static void isGood(String text) {
        assertThat(of(text).characters()).isEqualTo(text.toCharArray());
    }

    private static void isWeak(String text) {
        assertThatThrownBy(() -> of(text)).isInstanceOf(Problem.class).hasMessageNotContaining(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 128})
    void itsLengthHasTwoEnds(int length) {
        isGood(OF_128.substring(0, length));
        isWeak(length == 12 ? OF_128.substring(0, 11) : OF_128 + "x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdefg1abcdefg1"})
    void eightDifferentCharactersAreEnoughAndSevenAreNot(String eight) {
        isGood(eight);
        isWeak(eight.replace('g', 'f'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"greenlanternsovermyr"})
    void twentyLettersAreEnoughAndNineteenAreNot(String twenty) {
        isGood(twenty);
        isWeak(twenty.substring(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"seven LAMPS on 1 roof", "seven l-a-m-p-s on 1 roof"})
    void whatIsKnownOfThePersonIsNotInIt(String telling) {
        isWeak(telling);
    }

    /** Too short to tell anything. */
    @ParameterizedTest
    @ValueSource(strings = {"seven moons on 1 roof"})
    void aSyllableMayBe(String text) {
        isGood(text);
    }
}
