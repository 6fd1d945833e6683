package cn.xinshou.consent.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a signal, letter by letter. */
class SignalTest {

    @Test
    void exactlyOneIsASignal() {
        assertThat(Signals.of(List.of("1"), List.of()).gpc()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "0", "2", "11", "01", "1.0", "true", "yes", "?1", "1, 0", "1,1", "\"1\"", " 1", "1;x", "１", "+1"
            })
    void everythingElseIsAsIfItWereAbsent(String value) {
        assertThat(Signals.of(List.of(value), List.of()).gpc()).isFalse();
    }

    @Test
    void oneOfSeveralLinesIsEnough() {
        assertThat(Signals.of(List.of("0", "true", "1"), List.of()).gpc()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1xyz"})
    void doNotTrackMayBeExtended(String value) {
        assertThat(Signals.of(List.of(), List.of(value)).dnt()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0;1", "null", "unspecified", "true"})
    void doNotTrackIsOffOtherwise(String value) {
        assertThat(Signals.of(List.of(), List.of(value)).dnt()).isFalse();
    }
}
