package cn.xinshou.identity.residency;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResidencyCheckTest {

    @ParameterizedTest
    @ValueSource(strings = {"CN-BJ", "CN-XJ", "CN-HI"})
    void regionsOfTheMainlandAreTaken(String code) {
        assertThatCode(() -> ResidencyCheck.require("xinshou.residency.storage-region", code))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN-HK", "CN-MO", "CN-TW", "HK", "SG", "us-east-1", "", "cn-bj", "CN"})
    void nothingElseIs(String code) {
        assertThatThrownBy(() -> ResidencyCheck.require("xinshou.residency.storage-region", code))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("xinshou.residency.storage-region");
    }
}
