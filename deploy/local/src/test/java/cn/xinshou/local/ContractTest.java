package cn.xinshou.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A contract that accepts everything would be worse than none: mostly, these break something and want it noticed. */
class ContractTest {

    private static final Path FOLDER = Checkout.root().resolve("deploy/local/src/test/resources/contract");
    private static final String THING =
            "{\"id\": \"0b3b5d7e-54c1-4a0e-9f0e-2c1f6f3f9a10\", \"since\": \"2026-09-01T08:00:00Z\"}";

    @Nested
    class OfResponses {

        private final ResponseContract contract = new ResponseContract(FOLDER.resolve("openapi.yaml"));

        @Test
        void whatIsDocumentedPasses() {
            assertThatCode(() -> check("/things/7", 200, "application/json;charset=UTF-8", THING))
                    .doesNotThrowAnyException();
        }

        @Test
        void aMissingFieldIsNoticed() {
            assertThatThrownBy(() -> check(
                            "/things/7", 200, "application/json", "{\"id\": \"0b3b5d7e-54c1-4a0e-9f0e-2c1f6f3f9a10\"}"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("since");
        }

        @Test
        void aWrongFormatIsNoticed() {
            assertThatThrownBy(() -> check("/things/7", 200, "application/json", THING.replace("0b3b5d7e", "nonsense")))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("uuid");
        }

        @Test
        void anUndocumentedStatusIsNoticed() {
            assertThatThrownBy(() -> check("/things/7", 500, "application/json", THING))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("the status is not documented");
        }

        @Test
        void anUndocumentedContentTypeIsNoticed() {
            assertThatThrownBy(() -> check("/things/7", 200, "text/html", "<p>"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("text/html");
        }

        @Test
        void aBodyWhereNoneIsDocumentedIsNoticed() {
            assertThatThrownBy(() -> check("/things/7", 204, "text/plain", "surprise"))
                    .isInstanceOf(AssertionError.class);
        }

        @Test
        void aClassOfStatusesAndItsReferenceAreFollowed() {
            assertThatThrownBy(() -> check("/things/7", 404, "application/problem+json", "{\"title\": \"Gone\"}"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("status");
        }

        @Test
        void aLiteralPathWinsOverAParameter() {
            assertThatCode(() -> check("/things/newest", 200, "text/plain", "seven"))
                    .doesNotThrowAnyException();
        }

        @Test
        void anUndocumentedPathMayOnlyBeNotFound() {
            assertThatCode(() -> check("/elsewhere", 404, "text/plain", "")).doesNotThrowAnyException();
            assertThatThrownBy(() -> check("/elsewhere", 200, "text/plain", "")).isInstanceOf(AssertionError.class);
        }

        private void check(String path, int status, String contentType, String body) {
            contract.check("GET", path, status, contentType, body);
        }
    }

    @Nested
    class OfEvents {

        private static final String TYPE = "cn.xinshou.things.thing-made.v1";
        private final Contract contract = Contract.in(FOLDER);

        @Test
        void theExampleFitsItsSchema() {
            assertThat(contract.examples()).extracting(Contract.Example::fact).containsExactly("thing-made.v1");
        }

        @Test
        void everyFactHasAnExample() {
            assertThat(contract.facts()).containsExactly("thing-made.v1");
        }

        @Test
        void anEventThatBreaksItsSchemaIsNoticed() {
            assertThatThrownBy(() -> contract.checkEvent(TYPE, "{\"thing\": 7}".getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("at");
        }

        @Test
        void anEventWithoutASchemaIsNoticed() {
            assertThatThrownBy(() -> contract.checkEvent("cn.xinshou.things.thing-lost.v1", new byte[] {'{', '}'}))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("thing-lost.v1.schema.json");
        }
    }
}
