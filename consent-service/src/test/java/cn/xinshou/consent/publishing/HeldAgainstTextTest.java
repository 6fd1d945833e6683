package cn.xinshou.consent.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.xinshou.consent.policy.DraftOfShipped;
import cn.xinshou.frontdoor.problem.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the data of a draft say and its text does not is refused, by field and language, whatever it is. */
@Tag("P0.1")
class HeldAgainstTextTest {

    private static final Map<String, String> OTHER = Map.of("zh", "文中没有的话", "en", "words that stand nowhere");
    /** The words of each entry that people have to find in the text. */
    private static final Map<String, List<String>> LISTED = Map.of(
            "purposes", List.of("name", "method", "retention"),
            "recipients", List.of("name", "contact", "method"),
            "rights", List.of("name"),
            "cookies", List.of("content", "lifetime"));

    static List<String> everyWord() {
        var shipped = DraftOfShipped.node();
        var words = new ArrayList<>(List.of("/scope"));
        for (var member : List.of("controller", "officer", "department", "address")) {
            words.add("/contact/" + member);
        }
        LISTED.forEach((list, members) -> {
            for (var i = 0; i < shipped.get(list).size(); i++) {
                for (var member : members) {
                    words.add("/" + list + "/" + i + "/" + member);
                }
            }
        });
        return words.stream()
                .flatMap(word -> OTHER.keySet().stream().map(language -> word + "/" + language))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("everyWord")
    void anyWordOfTheDataThatTheTextDoesNotSayIsRefused(String place) {
        var language = place.substring(place.lastIndexOf('/') + 1);
        var words = place.substring(0, place.lastIndexOf('/'));
        var draft = DraftOfShipped.next();
        ((ObjectNode) draft.at(words)).put(language, OTHER.get(language));

        var field = words.substring(1).replaceAll("/(\\d+)/", "[$1].").replace('/', '.');
        assertThat(flaws(draft)).anySatisfy(flaw -> {
            assertThat(flaw.field()).isEqualTo(field);
            assertThat(flaw.message()).contains(" in " + language).doesNotContain(OTHER.get(language));
        });
    }

    static List<String> everyItem() {
        var used = new ArrayList<String>();
        DraftOfShipped.node()
                .get("purposes")
                .forEach(purpose -> purpose.get("items").forEach(item -> used.add(item.asText())));
        return used.stream().distinct().toList();
    }

    @ParameterizedTest
    @MethodSource("everyItem")
    void anItemThatIsCalledOtherwiseInTheTextIsRefused(String item) {
        var draft = DraftOfShipped.next();
        ((ObjectNode) draft.at("/items/" + item)).put("en", OTHER.get("en"));

        assertThat(fields(draft)).isNotEmpty().allMatch(field -> field.matches("purposes\\[\\d+]\\.items"));
    }

    @ParameterizedTest
    @CsvSource({"email, office@else.example", "phone, 400-000-000", "complaints, plaints@baoming.example"})
    void aContactThatTheTextDoesNotGiveIsRefused(String member, String other) {
        var draft = DraftOfShipped.next();
        ((ObjectNode) draft.get("contact")).put(member, other);

        assertThat(fields(draft)).containsOnly("contact." + member);
    }

    @Test
    void aCookieThatTheTextDoesNotNameIsRefused() {
        var draft = DraftOfShipped.next();
        ((ObjectNode) draft.at("/cookies/0")).put("name", "xs_sess");

        assertThat(fields(draft)).containsOnly("cookies[0].name");
    }

    @Test
    void aCookieForAPurposeThatTheTextDoesNotGiveIsRefused() {
        var draft = DraftOfShipped.next();
        ((ObjectNode) draft.at("/cookies/0")).put("purpose", "rights-requests");

        assertThat(fields(draft)).containsOnly("cookies[0].purpose");
    }

    @Test
    void aRecipientThatGetsWhatTheTextDoesNotSayItGetsIsRefused() {
        var draft = DraftOfShipped.next();
        ((ArrayNode) draft.at("/purposes/9/recipients")).add("courier");

        assertThat(fields(draft)).containsOnly("purposes[9].recipients");
    }

    @Test
    void aRecipientThatThePurposeNamesNeedNotNameThePurpose() {
        var draft = DraftOfShipped.next();
        ((ArrayNode) draft.at("/purposes/9/recipients")).add("courier");
        text(draft, "zh", "### 2.11", "由示例快递有限公司寄送。\n\n### 2.11");
        text(draft, "en", "### 2.11", "Example Courier Ltd. sends it.\n\n### 2.11");

        assertThat(flaws(draft)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/purposes/1/keep, period, P5M, purposes[1].keep",
        "/purposes/8/keep, period, P91D, purposes[8].keep",
        "/purposes/9, consentLasts, P2Y, purposes[9].consentLasts",
        "/purposes/9, consentLasts, P1Y10D, purposes[9].consentLasts"
    })
    void aPeriodOfWhichTheWordsSayOtherwiseIsRefused(String place, String member, String period, String field) {
        var draft = DraftOfShipped.next();
        ((ObjectNode) draft.at(place)).put(member, period);

        assertThat(fields(draft)).containsOnly(field);
    }

    @Test
    void aClauseThatLostARightInOneLanguageIsRefused() {
        var draft = DraftOfShipped.next();
        text(draft, "en", ", and close your account", "");

        assertThat(flaws(draft)).singleElement().satisfies(flaw -> {
            assertThat(flaw.field()).isEqualTo("rights[10].name");
            assertThat(flaw.message()).isEqualTo("does not stand in clause 6.1 in en");
        });
    }

    @Test
    void howLinesAreBrokenAndSentencesBeginDoesNotMatter() {
        var draft = DraftOfShipped.next();
        text(draft, "zh", "登录日志保存六个月", "登录日志保存六\n个月");
        text(draft, "en", "Login logs are kept for six months", "Six\nmonths the login logs are kept");

        assertThat(flaws(draft)).isEmpty();
    }

    private static void text(ObjectNode draft, String language, String words, String instead) {
        var texts = (ObjectNode) draft.get("texts");
        var text = texts.get(language).asText();
        assertThat(text).contains(words);
        texts.put(language, text.replace(words, instead));
    }

    private static List<String> fields(JsonNode draft) {
        return flaws(draft).stream().map(Problem.FieldError::field).toList();
    }

    private static List<Problem.FieldError> flaws(JsonNode draft) {
        var problem = catchThrowableOfType(
                Problem.class,
                () -> DraftRules.texts(
                        DraftReader.read(
                                draft.toString().getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON_TYPE),
                        Instant.parse("2026-12-01T00:00:00Z")));
        return problem == null ? List.of() : problem.errors();
    }
}
