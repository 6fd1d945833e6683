package cn.xinshou.audit.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    private static String canonical(String json) throws CanonicalJson.NotCanonical {
        return new String(CanonicalJson.bytes(CanonicalJson.parse(json.getBytes(UTF_8))), UTF_8);
    }

    /** RFC 8785, section 3.2. */
    @Test
    void theExampleOfTheStandardComesOutAsItSays() throws Exception {
        assertThat(canonical("""
                        {
                          "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                          "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                          "literals": [null, true, false]
                        }
                        """))
                .isEqualTo("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    /** RFC 8785, section 3.2.3: keys are sorted by UTF-16 code units. */
    @Test
    void keysAreSortedAsTheStandardSays() throws Exception {
        assertThat(
                        canonical(
                                "{\"\\ufb33\": 1, \"\\ud83d\\ude00\": 2, \"\\u20ac\": 3, \"1\": 4, \"\\u00f6\": 5, \"\\r\": 6}"))
                .isEqualTo("{\"\\r\":6,\"1\":4,\"ö\":5,\"€\":3,\"😀\":2,\"\ufb33\":1}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"x\"` | `\"x\"`",
                "9007199254740992 | 9007199254740992",
                "-0 | 0",
                "1.0 | 1",
                "[ ] | []",
                "null | null"
            })
    void valuesOfEveryKindHaveAForm(String json, String form) throws Exception {
        assertThat(canonical(json)).isEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "{\"\\udbff\": 1}",
                "9007199254740993",
                "-9007199254740993",
                "1e400",
                "{\"a\": 1, \"a\": 1}",
                "1 2",
                "",
                "NaN"
            })
    void whatHasNoOneFormIsRefused(String json) {
        assertThatThrownBy(() -> canonical(json)).isInstanceOf(CanonicalJson.NotCanonical.class);
    }
}
