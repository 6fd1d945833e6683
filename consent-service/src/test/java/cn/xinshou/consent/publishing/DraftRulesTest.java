package cn.xinshou.consent.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.policy.DraftOfShipped;
import cn.xinshou.consent.policy.PolicyText;
import cn.xinshou.frontdoor.problem.Problem;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a draft is said, with the field it is wrong in. */
class DraftRulesTest {

    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
    private static final MediaType YAML = MediaType.valueOf("application/yaml");

    @Test
    void theShippedPolicyHoldsTogether() {
        assertThat(texts(DraftOfShipped.next())).containsOnlyKeys(Language.values());
    }

    static List<Arguments> wrong() {
        return List.of(
                wrong("a member nobody knows", "surprise", d -> d.put("surprise", 1)),
                wrong(
                        "a member nobody knows, deep inside",
                        "purposes[3].colour",
                        d -> purpose(d, 3).put("colour", "red")),
                wrong("no version", "version", d -> d.remove("version")),
                wrong("the version current", "version", d -> d.put("version", "current")),
                wrong("a version with a slash", "version", d -> d.put("version", "a/b")),
                wrong("no scope", "scope", d -> d.remove("scope")),
                wrong("half a title", "title.en", d -> ((ObjectNode) d.get("title")).remove("en")),
                wrong("a blank title", "title.zh", d -> ((ObjectNode) d.get("title")).put("zh", " ")),
                wrong("NUL in a title", "title.zh", d -> ((ObjectNode) d.get("title")).put("zh", "a\u0000")),
                wrong(
                        "an effective date in the past",
                        "effectiveFrom",
                        d -> d.put("effectiveFrom", "2026-11-30T00:00:00+08:00")),
                wrong("a date without a time", "effectiveFrom", d -> d.put("effectiveFrom", "2027-01-01")),
                wrong(
                        "a date in another millennium",
                        "effectiveFrom",
                        d -> d.put("effectiveFrom", "+99999-01-01T00:00:00Z")),
                wrong(
                        "a contact without mail",
                        "contact.email",
                        "is no mail address",
                        d -> ((ObjectNode) d.get("contact")).put("email", "phone us")),
                wrong("storage abroad", "storage.region", d -> ((ObjectNode) d.get("storage")).put("region", "SG")),
                wrong(
                        "storage in Hong Kong",
                        "storage.region",
                        d -> ((ObjectNode) d.get("storage")).put("region", "CN-HK")),
                wrong(
                        "a recipient abroad",
                        "recipients[0].place",
                        d -> recipient(d, 0).put("place", "US")),
                wrong(
                        "a recipient in Taiwan",
                        "recipients[1].place",
                        d -> recipient(d, 1).put("place", "CN-TW")),
                wrong(
                        "a recipient nobody can reach",
                        "recipients[0].contact",
                        d -> recipient(d, 0).remove("contact")),
                wrong(
                        "complaints to nowhere",
                        "contact.complaints",
                        "is no mail address",
                        d -> ((ObjectNode) d.get("contact")).put("complaints", "phone us")),
                wrong(
                        "storage whose clause is not there",
                        "storage.clause",
                        d -> ((ObjectNode) d.get("storage")).put("clause", "7.9")),
                wrong(
                        "a recipient whose clause is not there",
                        "recipients[0].clause",
                        d -> recipient(d, 0).put("clause", "4.9")),
                wrong(
                        "a recipient that does not say what it does",
                        "recipients[0].method",
                        d -> recipient(d, 0).remove("method")),
                wrong(
                        "a recipient whose id is a sentence",
                        "recipients[0].id",
                        d -> recipient(d, 0).put("id", "the authority")),
                wrong(
                        "a purpose whose id is a sentence",
                        "purposes[0].id",
                        d -> purpose(d, 0).put("id", "whatever we like")),
                wrong(
                        "a right whose id is a sentence",
                        "rights[0].id",
                        d -> ((ObjectNode) d.get("rights").get(0)).put("id", "see it all")),
                wrong(
                        "a right twice",
                        "rights[11]",
                        d -> ((ArrayNode) d.get("rights"))
                                .add(d.get("rights").get(0).deepCopy())),
                wrong(
                        "a cookie twice",
                        "cookies[3]",
                        d -> ((ArrayNode) d.get("cookies"))
                                .add(d.get("cookies").get(0).deepCopy())),
                wrong(
                        "a recipient of no relation",
                        "recipients[0].relation",
                        d -> recipient(d, 0).put("relation", "friend")),
                wrong(
                        "a recipient twice",
                        "recipients[2]",
                        d -> ((ArrayNode) d.get("recipients"))
                                .add(recipient(d, 0).deepCopy())),
                wrong("no purposes", "purposes", d -> d.putArray("purposes")),
                wrong("purposes as text", "purposes", d -> d.put("purposes", "all of them")),
                wrong(
                        "a purpose twice",
                        "purposes[13]",
                        d -> ((ArrayNode) d.get("purposes")).add(purpose(d, 0).deepCopy())),
                wrong(
                        "a purpose without a clause",
                        "purposes[0].clause",
                        d -> purpose(d, 0).remove("clause")),
                wrong(
                        "a purpose whose clause is not there",
                        "purposes[0].clause",
                        d -> purpose(d, 0).put("clause", "2.99")),
                wrong(
                        "a clause as a number",
                        "purposes[9].clause",
                        d -> purpose(d, 9).put("clause", 2.10)),
                wrong(
                        "a purpose without a method",
                        "purposes[1].method",
                        d -> purpose(d, 1).remove("method")),
                wrong(
                        "a purpose with no items",
                        "purposes[1].items",
                        d -> purpose(d, 1).putArray("items")),
                wrong(
                        "an item without a name",
                        "purposes[1].items",
                        d -> ((ArrayNode) purpose(d, 1).get("items")).add("bloodType")),
                wrong(
                        "an item twice",
                        "purposes[1].items[6]",
                        d -> ((ArrayNode) purpose(d, 1).get("items"))
                                .add(purpose(d, 1).get("items").get(0))),
                wrong(
                        "an ID number that is not called sensitive",
                        "purposes[3].sensitive",
                        d -> purpose(d, 3).putArray("sensitive")),
                wrong("a bank account among ordinary items", "purposes[6].sensitive", d -> {
                    ((ArrayNode) purpose(d, 6).get("items")).add("bankAccount");
                    ((ObjectNode) d.get("items")).set("bankAccount", json("{'zh':'银行账户','en':'bank account'}"));
                }),
                wrong(
                        "an item that the clause does not name",
                        "purposes[9].items",
                        d -> ((ArrayNode) purpose(d, 9).get("items")).add("city")),
                wrong(
                        "a method that the clause does not tell",
                        "purposes[9].method",
                        d -> ((ObjectNode) purpose(d, 9).get("method")).put("en", "sold to whoever asks")),
                wrong(
                        "a purpose that its clause calls otherwise",
                        "purposes[9].name",
                        d -> ((ObjectNode) purpose(d, 9).get("name")).put("zh", "精准营销")),
                wrong(
                        "a clause that lost an item in one language",
                        "purposes[9].items",
                        d -> text(
                                d,
                                "en",
                                t -> t.substring(0, t.indexOf("### 2.10 "))
                                        + t.substring(t.indexOf("### 2.10 ")).replaceFirst("email", "mail"))),
                wrong(
                        "a recipient whose contact the text does not give",
                        "recipients[1].contact",
                        d -> ((ObjectNode) recipient(d, 1).get("contact")).put("zh", "电话 400-000-0009")),
                wrong(
                        "a sensitive item it does not use",
                        "purposes[4].sensitive",
                        d -> ((ArrayNode) purpose(d, 4).get("sensitive")).add("photo")),
                wrong(
                        "sensitive items for no stated need",
                        "purposes[4].necessity",
                        d -> purpose(d, 4).remove("necessity")),
                wrong(
                        "sensitive items without separate consent",
                        "purposes[4].separate",
                        d -> purpose(d, 4).put("separate", false)),
                wrong(
                        "another handler without separate consent",
                        "purposes[9].separate",
                        d -> purpose(d, 9).putArray("recipients").add("exam-authority")),
                wrong(
                        "a recipient that is not stated",
                        "purposes[4].recipients",
                        d -> purpose(d, 4).putArray("recipients").add("somebody")),
                wrong(
                        "a core purpose on consent",
                        "purposes",
                        d -> purpose(d, 0).put("lawfulBasis", "consent")),
                wrong(
                        "a basis no law knows",
                        "purposes[0].lawfulBasis",
                        d -> purpose(d, 0).put("lawfulBasis", "legitimate-interest")),
                wrong(
                        "a consent for minus a year",
                        "purposes[9].consentLasts",
                        d -> purpose(d, 9).put("consentLasts", "P-1Y")),
                wrong(
                        "a core purpose with a consent that lasts",
                        "purposes[0].consentLasts",
                        "for purposes that rest on consent",
                        d -> purpose(d, 0).put("consentLasts", "P1Y")),
                wrong(
                        "a core purpose with separate consent",
                        "purposes[0].consentLasts",
                        "for purposes that rest on consent",
                        d -> purpose(d, 0).put("separate", true)),
                wrong(
                        "separate in words",
                        "purposes[0].separate",
                        d -> purpose(d, 0).put("separate", "yes")),
                wrong(
                        "publication without separate consent",
                        "purposes[12].publishes",
                        "needs separate consent",
                        d -> purpose(d, 12).put("separate", false)),
                wrong(
                        "publication to perform a contract",
                        "purposes[0].publishes",
                        "needs separate consent",
                        d -> purpose(d, 0).put("publishes", true)),
                wrong(
                        "publication that the text does not tell",
                        "purposes[10].publishes",
                        "does not say so",
                        d -> purpose(d, 10).put("publishes", true)),
                wrong(
                        "a right without a way to it",
                        "rights[0].how",
                        d -> ((ObjectNode) d.get("rights").get(0)).remove("how")),
                wrong(
                        "a right whose clause is not there",
                        "rights[0].clause",
                        d -> ((ObjectNode) d.get("rights").get(0)).put("clause", "6.9")),
                wrong("no rights", "rights", d -> d.putArray("rights")),
                wrong(
                        "a cookie for no purpose",
                        "cookies[0].purpose",
                        d -> ((ObjectNode) d.get("cookies").get(0)).put("purpose", "fun")),
                wrong(
                        "a necessary cookie that may be refused",
                        "cookies[2].necessary",
                        d -> ((ObjectNode) d.get("cookies").get(2)).put("necessary", true)),
                wrong("no English", "texts.en", d -> ((ObjectNode) d.get("texts")).remove("en")),
                wrong("a third language", "texts.fr", d -> ((ObjectNode) d.get("texts")).put("fr", "# A\n## 1 B\n")),
                wrong("a text that is a number", "texts.zh", d -> ((ObjectNode) d.get("texts")).put("zh", 7)),
                wrong("a text without chapters", "texts.zh", d -> ((ObjectNode) d.get("texts")).put("zh", "# 标题\n")),
                wrong(
                        "a clause missing in one language",
                        "texts.en",
                        d -> text(d, "en", t -> t.replaceFirst("### 8.2 [^#]+", ""))),
                wrong("a clause twice", "texts.zh", d -> text(d, "zh", t -> t + "\n### 9.2 再来\n\n又。\n")),
                wrong("a clause outside its chapter", "texts.zh", d -> text(d, "zh", t -> t + "\n### 11.1 外\n\n外。\n")),
                wrong(
                        "a heading of the wrong depth",
                        "texts.zh",
                        d -> text(d, "zh", t -> t.replace("### 9.2 ", "#### 9.2 "))),
                wrong("a heading without a number", "texts.zh", d -> text(d, "zh", t -> t + "\n## 附录\n\n外。\n")),
                wrong(
                        "a reference to a clause that is not there",
                        "texts.zh",
                        d -> text(d, "zh", t -> t + "\n见[第 10.7 条](#10.7)。\n")),
                wrong(
                        "two clauses that refer to each other and say nothing",
                        "texts.en",
                        d -> text(
                                d,
                                "en",
                                t -> t + "\n### 9.3 A\n\nSee [9.4](#9.4).\n\n### 9.4 B\n\nSee [9.3](#9.3).\n")),
                wrong(
                        "a structure with a clause outside its parent",
                        "texts.zh.sections[0].clauses[0].id",
                        d -> ((ObjectNode) d.get("texts"))
                                .set("zh", json("{'sections':[{'id':'1','clauses':[{'id':'2.1','text':'x'}]}]}"))),
                wrong(
                        "a structure with a heading in its text",
                        "texts.zh.sections[0].text",
                        d -> ((ObjectNode) d.get("texts"))
                                .set("zh", json("{'sections':[{'id':'1','text':'a\\n## 2 b'}]}"))),
                wrong(
                        "a structure with a member nobody knows",
                        "texts.zh.sections[0].colour",
                        d -> ((ObjectNode) d.get("texts"))
                                .set("zh", json("{'sections':[{'id':'1','colour':'red'}]}"))));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void namesTheField(Consumer<ObjectNode> mistake, String field, String message) {
        var draft = DraftOfShipped.next();
        mistake.accept(draft);

        var problem = catchThrowableOfType(Problem.class, () -> texts(draft));

        assertThat(problem).isNotNull();
        assertThat(problem.errors()).anySatisfy(error -> {
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.message()).contains(message);
        });
    }

    @Test
    void refusesHalfACharacter() {
        var draft = DraftOfShipped.next().put("version", "HERE").toString().replace("HERE", "\\ud800");

        var problem = catchThrowableOfType(
                Problem.class,
                () -> DraftReader.read(draft.getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON_TYPE));

        assertThat(problem.errors()).extracting(Problem.FieldError::field).containsExactly("version");
    }

    @Test
    void readsATreeOfClausesAsTheSameText() {
        var draft = DraftOfShipped.next();
        var texts = (ObjectNode) draft.get("texts");
        for (var language : Language.values()) {
            var shipped = new PolicyText(texts.get(language.tag()).asText());
            var tree = DraftOfShipped.json().createObjectNode();
            tree.set("sections", DraftOfShipped.json().valueToTree(shipped.sections()));
            texts.set(language.tag(), tree);
        }

        var read = texts(draft);

        assertThat(read.get(Language.ZH).sections())
                .isEqualTo(new PolicyText(DraftOfShipped.next().at("/texts/zh").asText()).sections());
    }

    @Test
    void keepsClausesFourLevelsDeep() {
        var draft = DraftOfShipped.next();
        for (var language : List.of("zh", "en")) {
            text(draft, language, t -> t + "\n#### 9.2.1\n\na\n\n##### 9.2.1.3 b\n\nc\n\n###### 9.2.1.3.a\n\nd\n");
        }

        assertThat(texts(draft).get(Language.EN).clauseIds()).contains("9.2.1.3.a");
    }

    @Test
    void aDigestDoesNotHangOnHowLinesEnd() {
        var draft = DraftOfShipped.next();
        var unix = texts(draft).get(Language.ZH).digest();
        text(draft, "zh", t -> t.replace("\n", "\r\n"));

        assertThat(texts(draft).get(Language.ZH).digest()).isEqualTo(unix);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: &a v1\ntitle: *a\n",
                "a: &a [*a, *a]\n",
                "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n",
                "version: !!javax.script.ScriptEngineManager [x]\n",
                "version: !custom v1\n",
                "version: v1\nversion: v2\n",
                "version: v1\n---\nversion: v2\n",
                "a: [\n",
                "\t- a\n",
                "",
                "\u0000",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"
            })
    void readsOnlyPlainYaml(String yaml) {
        var problem = catchThrowableOfType(
                Problem.class, () -> DraftReader.read(yaml.getBytes(StandardCharsets.UTF_8), YAML));

        assertThat(problem).isNotNull();
        assertThat(problem.errors()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "7", "[]", "{} {}", "{\"version\": 1, \"version\": 2}", "{\"version\""})
    void readsOnlyOneJsonObject(String json) {
        var problem = catchThrowableOfType(
                Problem.class,
                () -> DraftReader.read(json.getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON_TYPE));

        assertThat(problem).isNotNull();
        assertThat(problem.errors()).isNotEmpty();
    }

    private static Map<Language, PolicyText> texts(ObjectNode draft) {
        return DraftRules.texts(
                DraftReader.read(draft.toString().getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON_TYPE),
                NOW);
    }

    private static Arguments wrong(String what, String field, Consumer<ObjectNode> mistake) {
        return wrong(what, field, "", mistake);
    }

    /** @param message what is said, where another rule finds fault with the same field */
    private static Arguments wrong(String what, String field, String message, Consumer<ObjectNode> mistake) {
        return Arguments.of(Named.of(what, mistake), field, message);
    }

    private static ObjectNode purpose(ObjectNode draft, int index) {
        return (ObjectNode) draft.get("purposes").get(index);
    }

    private static ObjectNode recipient(ObjectNode draft, int index) {
        return (ObjectNode) draft.get("recipients").get(index);
    }

    private static void text(ObjectNode draft, String language, java.util.function.UnaryOperator<String> change) {
        var texts = (ObjectNode) draft.get("texts");
        texts.put(language, change.apply(texts.get(language).asText()));
    }

    private static ObjectNode json(String singleQuoted) {
        try {
            return (ObjectNode) DraftOfShipped.json().readTree(singleQuoted.replace('\'', '"'));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
