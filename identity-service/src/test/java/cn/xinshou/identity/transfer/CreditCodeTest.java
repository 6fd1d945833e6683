package cn.xinshou.identity.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {

    /** The example of GB 32100-2015 and others made by its rule. */
    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y43"})
    void theLastCharacterChecksTheOthers(String code) {
        assertThat(CreditCode.isValid(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "91350100M000100Y44",
                "91350100M000100Y4",
                "91350100M000100Y430",
                "91350100m000100y43",
                "91350100I000100Y43",
                "９1350100M000100Y43"
            })
    void anythingElseIsNone(String code) {
        assertThat(CreditCode.isValid(code)).isFalse();
    }
}
