package cn.xinshou.identity.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchProperties {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The test cases of RFC 7396, appendix A, in which target and patch are objects or replace one another. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":"b"}            | {"a":"c"}                | {"a":"c"}
            {"a":"b"}            | {"b":"c"}                | {"a":"b","b":"c"}
            {"a":"b"}            | {"a":null}               | {}
            {"a":"b","b":"c"}    | {"a":null}               | {"b":"c"}
            {"a":["b"]}          | {"a":"c"}                | {"a":"c"}
            {"a":"c"}            | {"a":["b"]}              | {"a":["b"]}
            {"a":{"b":"c"}}      | {"a":{"b":"d","c":null}} | {"a":{"b":"d"}}
            {"a":[{"b":"c"}]}    | {"a":[1]}                | {"a":[1]}
            ["a","b"]            | ["c","d"]                | ["c","d"]
            {"a":"b"}            | ["c"]                    | ["c"]
            {"a":"foo"}          | "bar"                    | "bar"
            {"e":null}           | {"a":1}                  | {"e":null,"a":1}
            [1,2]                | {"a":"b","c":null}       | {"a":"b"}
            {}                   | {"a":{"bb":{"ccc":null}}}| {"a":{"bb":{}}}
            """)
    void patchesAsTheStandardDoes(String target, String patch, String result) {
        assertThat(MergePatch.apply(read(target), read(patch))).isEqualTo(read(result));
    }

    @Property
    void aValuePatchedWithItselfStaysAsItIs(@ForAll("objects") ObjectNode value) {
        assertThat(MergePatch.apply(value, value)).isEqualTo(value);
    }

    @Property
    void patchingTwiceIsPatchingOnce(@ForAll("objects") ObjectNode target, @ForAll("objects") ObjectNode patch) {
        var once = MergePatch.apply(target, patch);

        assertThat(MergePatch.apply(once, patch)).isEqualTo(once);
    }

    @Property
    void theTargetStaysAsItWas(@ForAll("objects") ObjectNode target, @ForAll("objects") ObjectNode patch) {
        var before = target.deepCopy();

        MergePatch.apply(target, patch);

        assertThat(target).isEqualTo(before);
    }

    @Provide
    Arbitrary<ObjectNode> objects() {
        var names = Arbitraries.of("name", "phone", "email", "relation");
        var texts =
                Arbitraries.strings().ofMaxLength(5).map(text -> (JsonNode) JsonNodeFactory.instance.textNode(text));
        return Arbitraries.maps(names, texts)
                .ofMaxSize(4)
                .map(map -> JsonNodeFactory.instance.objectNode().setAll(map));
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
