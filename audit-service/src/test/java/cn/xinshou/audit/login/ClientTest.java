package cn.xinshou.audit.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36 | Chrome/Windows",
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0 | Edge/Windows",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile Safari/604.1 | Safari/iPhone",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) MicroMessenger/8.0.50 | WeChat/iPhone",
                "Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 Chrome/114.0 ArkWeb/4.1 HuaweiBrowser/5.0 | Huawei/HarmonyOS",
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36 | Chrome/Android",
                "python-requests/2.32 | Robot/Other",
                "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/142.0 Safari/537.36 | Robot/Linux",
            })
    void familiesAreRecognised(String userAgent, String family) {
        assertThat(Client.of(userAgent).family()).isEqualTo(family);
    }

    @Test
    void noUserAgentIsAFamilyToo() {
        assertThat(Client.of(null).family()).isEqualTo("Other/Other");
    }
}
