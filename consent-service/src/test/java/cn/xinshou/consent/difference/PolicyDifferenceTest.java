package cn.xinshou.consent.difference;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.policy.Rewritten;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of change, one at a time, against the shipped policy. */
class PolicyDifferenceTest {

    private static final String NEWS = "exam-news";

    private final Policy shipped = Rewritten.shipped();
    private final Rewritten next = Rewritten.as("next");

    @Nested
    class APurpose {

        @Test
        void thatIsNewAndOptionalTakesNothing() {
            next.copy("purposes", NEWS, "exam-jobs", copy -> {});

            assertThat(kinds()).containsExactly(ChangeKind.PURPOSE_OFFERED);
            assertThat(difference().reducing()).isFalse();
            assertThat(difference().classes()).containsExactly(1);
            assertThat(difference().askedAgain()).isEmpty();
        }

        @Test
        void thatIsNewAndCannotBeRefusedReduces() {
            next.copy("purposes", "account-security", "watching", copy -> {});

            assertThat(kinds()).containsExactly(ChangeKind.PURPOSE_IMPOSED);
            assertThat(difference().reducing()).isTrue();
            assertThat(difference().widens("watching")).isTrue();
        }

        @Test
        void thatIsGoneTakesNothing() {
            next.without("purposes", "id", NEWS);

            assertThat(kinds()).containsExactly(ChangeKind.PURPOSE_REMOVED);
            assertThat(difference().reducing()).isFalse();
        }

        @Test
        void thatIsStatedOtherwiseIsAskedAgain() {
            next.purpose(NEWS, purpose -> words(purpose, "name", "考试资讯与广告", "examination news and advertising"));

            assertThat(kinds()).containsExactly(ChangeKind.PURPOSE_RESTATED);
            assertThat(difference().widens(NEWS)).isTrue();
            assertThat(difference().askedAgain()).containsExactly(NEWS);
        }

        @Test
        void thatIsOnlySetOtherwiseIsTheSame() {
            next.purpose(NEWS, purpose -> words(purpose, "name", "“考试资讯”", "Examination  News."));

            assertThat(kinds()).isEmpty();
        }

        @Test
        void thatNoLongerRestsOnConsentReduces() {
            next.purpose(NEWS, purpose -> purpose.put("kind", "core").put("lawfulBasis", "contract"));

            assertThat(kinds()).containsExactly(ChangeKind.CHOICE_REMOVED);
            assertThat(difference().widens(NEWS)).isTrue();
            assertThat(difference().askedAgain())
                    .as("nothing is asked that cannot be refused")
                    .isEmpty();
        }

        @Test
        void thatNowRestsOnConsentIsAskedAndTakesNothing() {
            next.purpose(
                    "statutory-notice",
                    purpose -> purpose.put("kind", "additional").put("lawfulBasis", "consent"));

            assertThat(kinds()).containsExactly(ChangeKind.CHOICE_GIVEN);
            assertThat(difference().reducing()).isFalse();
            assertThat(difference().askedAgain()).containsExactly("statutory-notice");
        }

        @Test
        void thatIsHandledOtherwiseIsAskedAgain() {
            next.purpose(NEWS, purpose -> words(purpose, "method", "自动化画像", "profiling by machine"));

            assertThat(kinds()).containsExactly(ChangeKind.METHOD_CHANGED);
            assertThat(difference().askedAgain()).containsExactly(NEWS);
        }

        @Test
        void thatBeginsToMakeDataPublicIsAMajorChangeAndAskedAgain() {
            next.purpose(NEWS, purpose -> purpose.put("publishes", true));

            assertThat(kinds()).containsExactly(ChangeKind.PUBLICATION_BEGUN);
            assertThat(difference().classes()).containsExactly(3);
            assertThat(difference().widens(NEWS)).isTrue();
            assertThat(difference().askedAgain()).containsExactly(NEWS);
            assertThat(only().words().en()).contains("examination news").contains("public");
        }

        @Test
        void thatNoLongerMakesDataPublicAsksNobody() {
            next.purpose("honour-list", purpose -> purpose.put("publishes", false));

            assertThat(kinds()).containsExactly(ChangeKind.PUBLICATION_ENDED);
            assertThat(difference().askedAgain()).isEmpty();
            assertThat(difference().reducing()).isFalse();
        }

        @Test
        void thatUsesOneItemMoreIsAskedAgain() {
            next.purpose(NEWS, purpose -> ((ArrayNode) purpose.get("items")).add("city"));

            assertThat(kinds()).containsExactly(ChangeKind.ITEM_ADDED);
            assertThat(only().words().en()).contains("examination news").contains("city");
            assertThat(difference().askedAgain()).containsExactly(NEWS);
        }

        @Test
        void thatUsesOneItemLessIsNotAskedAgain() {
            next.purpose(NEWS, purpose -> list(purpose, "items", "email"));

            assertThat(kinds()).containsExactly(ChangeKind.ITEM_REMOVED);
            assertThat(difference().reducing()).isFalse();
            assertThat(difference().askedAgain()).isEmpty();
        }

        @Test
        void thatProtectsAnItemLessReduces() {
            next.purpose("exam-registration", purpose -> list(purpose, "sensitive"));

            assertThat(kinds()).containsOnly(ChangeKind.SENSITIVE_UNMARKED);
            assertThat(difference().widens("exam-registration")).isTrue();
        }

        @Test
        void thatNewlyNeedsSeparateConsentIsAskedAgainAndTakesNothing() {
            next.purpose(NEWS, purpose -> purpose.put("separate", true));

            assertThat(kinds()).containsExactly(ChangeKind.SEPARATE_REQUIRED);
            assertThat(difference().reducing()).isFalse();
            assertThat(difference().askedAgain()).containsExactly(NEWS);
        }

        @Test
        void thatAsksNoLongerSeparatelyReduces() {
            next.purpose("certificate-delivery", purpose -> purpose.put("separate", false));

            assertThat(kinds()).containsExactly(ChangeKind.SEPARATE_DROPPED);
            assertThat(difference().reducing()).isTrue();
        }

        @ParameterizedTest
        @CsvSource({
            "P90D, RETENTION_SHORTER, P89D",
            "P90D, RETENTION_LONGER, P91D",
            "P90D, RETENTION_LONGER, P3M",
            "P12M, , P1Y",
            "P6M, RETENTION_SHORTER, P5M"
        })
        void isKeptLongerOrShorter(String was, ChangeKind kind, String is) {
            var before = Rewritten.as("before")
                    .purpose(NEWS, purpose -> keep(purpose, was, "collection"))
                    .policy(1);
            next.purpose(NEWS, purpose -> keep(purpose, is, "collection"));

            var kinds = PolicyDifference.between(before, next.policy(2)).changes().stream()
                    .map(Change::kind)
                    .toList();

            assertThat(kinds).isEqualTo(kind == null ? List.of() : List.of(kind));
        }

        @Test
        void thatIsKeptFromAnotherDayCountsAsKeptLonger() {
            var before = Rewritten.as("before")
                    .purpose(NEWS, purpose -> keep(purpose, "P1Y", "collection"))
                    .policy(1);
            next.purpose(NEWS, purpose -> keep(purpose, "P1M", "closure"));

            assertThat(PolicyDifference.between(before, next.policy(2)).widens(NEWS))
                    .isTrue();
        }

        @Test
        void thatIsNoLongerSwitchedOffBySignalsReduces() {
            next.purpose("mail-tracking", purpose -> purpose.put("device", false));

            assertThat(kinds()).containsExactly(ChangeKind.SIGNALS_IGNORED);
            assertThat(difference().widens("mail-tracking")).isTrue();
        }

        /** Not held against the text, so that nobody would find it there. */
        @Test
        void whoseAbsenceMeansSomethingElseIsTold() {
            next.purpose(NEWS, purpose -> words(purpose, "withoutIt", "不能查看成绩", "no scores"));

            assertThat(kinds()).containsExactly(ChangeKind.CONSEQUENCE_RESTATED);
            assertThat(difference().askedAgain()).isEmpty();
        }

        @Test
        void whoseNeedOfSensitiveDataIsPutOtherwiseIsTold() {
            next.purpose("exam-registration", purpose -> words(purpose, "necessity", "便于联系", "for convenience"));

            assertThat(kinds()).containsExactly(ChangeKind.NECESSITY_RESTATED);
        }

        @Test
        void thatLastsLongerWhenAgreedToTakesNothingFromWhoAgreedBefore() {
            next.purpose(NEWS, purpose -> purpose.put("consentLasts", "P2Y"));

            assertThat(kinds()).containsExactly(ChangeKind.CONSENT_LASTS);
            assertThat(difference().askedAgain()).isEmpty();
        }
    }

    @Nested
    class ARecipient {

        @Test
        void thatIsToldMoreIsAskedAgain() {
            next.purpose(NEWS, purpose -> list(purpose, "recipients", "courier"));

            assertThat(kinds()).containsExactly(ChangeKind.RECIPIENT_ADDED);
            assertThat(difference().classes()).containsExactly(3);
            assertThat(difference().askedAgain()).containsExactly(NEWS);
        }

        @Test
        void ofANewOptionalPurposeTakesNothing() {
            next.copy("purposes", NEWS, "exam-jobs", copy -> list(copy, "recipients", "courier"));

            assertThat(kinds()).containsExactly(ChangeKind.PURPOSE_OFFERED, ChangeKind.RECIPIENT_OFFERED);
            assertThat(difference().reducing()).isFalse();
        }

        @Test
        void thatIsToldNothingAnyMoreTakesNothing() {
            next.purpose("certificate-delivery", purpose -> list(purpose, "recipients"));

            assertThat(kinds()).containsExactly(ChangeKind.RECIPIENT_REMOVED);
            assertThat(difference().reducing()).isFalse();
        }

        @ParameterizedTest
        @CsvSource({
            "role, independent, RECIPIENT_CHANGED",
            "place, HK, PLACE_CHANGED",
            "relation, authority, RECIPIENT_CHANGED"
        })
        void thatIsSomebodyElseIsAskedAgain(String field, String value, ChangeKind kind) {
            next.recipient("courier", recipient -> recipient.put(field, value));

            assertThat(kinds()).containsExactly(kind);
            assertThat(difference().askedAgain()).containsExactly("certificate-delivery");
        }

        @Test
        void thatIsReachedOtherwiseIsTold() {
            next.recipient("courier", recipient -> words(recipient, "contact", "新地址", "new address"));

            assertThat(kinds()).containsExactly(ChangeKind.RECIPIENT_CONTACT);
            assertThat(difference().reducing()).isFalse();
        }
    }

    @Nested
    class ARight {

        @Test
        void thatIsDroppedReduces() {
            next.without("rights", "id", "explanation");

            assertThat(kinds()).containsExactly(ChangeKind.RIGHT_DROPPED);
            assertThat(difference().reducing()).isTrue();
            assertThat(difference().classes()).containsExactly(4);
        }

        @Test
        void thatIsUsedOtherwiseReduces() {
            next.right("copy", right -> words(right, "how", "仅限到现场办理", "at the counter only"));

            assertThat(kinds()).containsExactly(ChangeKind.RIGHT_NARROWED);
            assertThat(difference().reducing()).isTrue();
        }

        @Test
        void thatIsNewTakesNothing() {
            next.copy("rights", "copy", "heirs", copy -> {});

            assertThat(kinds()).containsExactly(ChangeKind.RIGHT_ADDED);
            assertThat(difference().reducing()).isFalse();
            assertThat(difference().classes()).containsExactly(4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "phone", "complaints"})
    void whomPeopleTurnToIsOfTheFifthClass(String field) {
        next.contact(contact -> contact.put(field, "elsewhere@baoming.example"));

        assertThat(kinds()).containsExactly(ChangeKind.CONTACT_CHANGED);
        assertThat(only().subject()).isEqualTo(field);
        assertThat(difference().classes()).containsExactly(5);
        assertThat(difference().reducing()).isFalse();
    }

    @Test
    void theDepartmentIsOfTheFifthClass() {
        next.contact(contact -> words(contact, "department", "客服部", "customer care"));

        assertThat(only().subject()).isEqualTo("department");
        assertThat(difference().classes()).containsExactly(5);
    }

    @Test
    void anotherControllerIsANewOwner() {
        next.contact(contact -> words(contact, "controller", "新主体有限公司", "New Owner Ltd."));

        assertThat(kinds()).containsExactly(ChangeKind.CONTROLLER_CHANGED);
        assertThat(difference().classes()).containsExactly(2);
        assertThat(difference().major()).isTrue();
    }

    @Test
    void aCookieThatStaysLongerReduces() {
        next.cookie("xs_pref", cookie -> words(cookie, "lifetime", "十年", "ten years"));

        assertThat(kinds()).containsExactly(ChangeKind.COOKIE_CHANGED);
        assertThat(difference().asksAgain("preference-cookies")).isTrue();
        assertThat(difference().reducing()).isTrue();
    }

    @Test
    void aCookieThatIsMerelyPunctuatedOtherwiseDoesNotDiffer() {
        next.cookie("xs_pref", cookie -> words(cookie, "lifetime", "一年。", "one year."));

        assertThat(kinds()).isEmpty();
    }

    @Test
    void aScopeThatIsPutOtherwiseReduces() {
        next.document(document -> words(document, "scope", "一切", "everything"));

        assertThat(kinds()).containsExactly(ChangeKind.SCOPE_RESTATED);
        assertThat(difference().reducing()).isTrue();
    }

    @Test
    void movingTheDataReduces() {
        next.document(document -> ((ObjectNode) document.get("storage")).put("region", "HK"));

        assertThat(kinds()).containsExactly(ChangeKind.STORAGE_CHANGED);
        assertThat(difference().reducing()).isTrue();
    }

    @Test
    void aCookieThatCannotBeSwitchedOffAnyMoreReduces() {
        next.cookie("xs_pref", cookie -> cookie.put("necessary", true));

        assertThat(kinds()).containsExactly(ChangeKind.COOKIE_IMPOSED);
        assertThat(difference().widens("preference-cookies")).isTrue();
    }

    @Test
    void aCookieThatIsGoneTakesNothing() {
        next.without("cookies", "name", "xs_pref");

        assertThat(kinds()).containsExactly(ChangeKind.COOKIE_REMOVED);
        assertThat(difference().reducing()).isFalse();
    }

    @Test
    void aNumberThatLosesItsPointIsNoMatterOfSetting() {
        var before = Rewritten.as("before").right("copy", right -> words(right, "how", "费用 1.5 元", "costs 1.5 yuan"));
        next.right("copy", right -> words(right, "how", "费用 15 元", "costs 15 yuan"));

        assertThat(PolicyDifference.between(before.policy(1), next.policy(2)).reducing())
                .isTrue();
    }

    @Test
    void anotherWordingNamesItsClauseAndAsksNobody() {
        next.text(Language.ZH, replacing("您可以接受或拒绝", "您可以接受、也可以拒绝"));

        assertThat(kinds()).containsExactly(ChangeKind.WORDING);
        assertThat(only().clause()).isEqualTo("1.2");
        assertThat(difference().wordingOnly()).isTrue();
        assertThat(difference().reducing()).isFalse();
        assertThat(difference().classes()).isEmpty();
        assertThat(difference().askedAgain()).isEmpty();
    }

    @Test
    void aClausePutInBeforeOthersDoesNotMakeThemDiffer() {
        for (var language : Language.values()) {
            next.text(
                    language,
                    text -> text.replace("### 1.3 ", "### 1.4 ")
                            .replace("### 1.2 ", "### 1.3 ")
                            .replace("### 1.3 ", "### 1.2 New\n\nNew words.\n\n### 1.3 "));
        }

        assertThat(difference().changes())
                .extracting(Change::clause)
                .contains("1.2")
                .doesNotContain("1.1", "1.4");
    }

    private PolicyDifference difference() {
        return PolicyDifference.between(shipped, next.policy(2));
    }

    private List<ChangeKind> kinds() {
        return difference().changes().stream().map(Change::kind).toList();
    }

    private Change only() {
        assertThat(difference().changes()).hasSize(1);
        return difference().changes().getFirst();
    }

    private static UnaryOperator<String> replacing(String old, String fresh) {
        return text -> {
            assertThat(text).contains(old);
            return text.replace(old, fresh);
        };
    }

    private static void words(ObjectNode node, String field, String zh, String en) {
        node.set(field, JsonNodeFactory.instance.objectNode().put("zh", zh).put("en", en));
    }

    private static void keep(ObjectNode node, String period, String from) {
        node.set(
                "keep",
                JsonNodeFactory.instance.objectNode().put("period", period).put("from", from));
    }

    private static void list(ObjectNode node, String field, String... values) {
        var list = JsonNodeFactory.instance.arrayNode();
        List.of(values).forEach(list::add);
        node.set(field, list);
    }
}
