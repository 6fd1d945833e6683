package cn.xinshou.consent.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.purpose.Purpose;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The shipped policy holds together: what the data says, the text says. */
class PolicyTest {

    private final Policy policy =
            new Policy(1, PolicyFiles.shippedDocument("2025-01-01"), PolicyFiles.shippedTexts("2025-01-01"));

    @Test
    void statesThirteenPurposes() {
        assertThat(policy.document().purposes()).hasSize(13);
    }

    @ParameterizedTest
    @EnumSource
    void namesEachPurposeInItsClause(Language language) {
        for (var purpose : policy.document().purposes()) {
            assertThat(clause(purpose, language)).containsAnyOf("(" + purpose.id() + ")", "（" + purpose.id() + "）");
        }
    }

    /** Word for word, and from no other data: the twelve items of promise P1.3 and what else is collected. */
    @ParameterizedTest
    @CsvSource({
        "name, 姓名, name",
        "photo, 照片, photo",
        "phone, 手机号, phone",
        "idNumber, 身份证号, ID number",
        "sex, 性别, sex",
        "ethnicity, 民族, ethnicity",
        "nationality, 国籍, nationality",
        "city, 居住城市, city",
        "education, 学历, education",
        "address, 通信地址, postal address",
        "email, 电子邮箱, email",
        "userName, 用户名, user name",
        "registrationNumber, 注册号, registration number",
        "birthDate, 出生日期, birth date",
        "guardian, 监护人信息, guardian",
        "clientFamily, 客户端类别, client family",
        "loginTime, 登录时间, login time",
        "accountName, 账号名, account name",
        "cookie, Cookie 标识, cookie identifier",
        "ip, IP 地址, IP address",
        "device, 设备标识, device identifier",
        "mailOpen, 邮件打开, mail opens",
        "mailClick, 邮件点击, mail clicks"
    })
    void namesEverythingThatIsCollected(String item, String zh, String en) {
        assertThat(policy.names(item)).isTrue();
        assertThat(policy.document().itemName(item, Language.ZH)).isEqualTo(zh);
        assertThat(policy.document().itemName(item, Language.EN)).isEqualTo(en);
        assertThat(policy.document().purposes())
                .filteredOn(purpose -> purpose.items().contains(item))
                .isNotEmpty()
                .allSatisfy(purpose -> {
                    assertThat(clause(purpose, Language.ZH)).contains(zh);
                    assertThat(clause(purpose, Language.EN)).contains(en);
                });
    }

    /** So that the table above leaves out nothing: whoever adds an item to a purpose writes it there as well. */
    @Test
    void collectsNothingBeyondWhatItNames() throws NoSuchMethodException {
        var named = Arrays.stream(getClass()
                        .getDeclaredMethod("namesEverythingThatIsCollected", String.class, String.class, String.class)
                        .getAnnotation(CsvSource.class)
                        .value())
                .map(row -> row.substring(0, row.indexOf(',')));
        var collected = policy.document().purposes().stream().flatMap(purpose -> purpose.items().stream());

        assertThat(collected.distinct()).containsExactlyInAnyOrderElementsOf(named.toList());
    }

    @Test
    void namesWhatIsCollectedAtLogin() {
        assertThat(clause(policy.purpose("account-security").orElseThrow(), Language.ZH))
                .contains("客户端类别", "登录时间", "IP 地址");
    }

    @ParameterizedTest
    @EnumSource
    void saysInTheClauseWhatTheDataSay(Language language) {
        for (var purpose : policy.document().purposes()) {
            var text = clause(purpose, language);
            assertThat(text)
                    .contains(Objects.requireNonNull(purpose.method()).in(language))
                    .containsIgnoringCase(purpose.retention().in(language));
            for (var item : purpose.items()) {
                assertThat(text).contains(policy.document().itemName(item, language));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsHowToReachEachRecipientAndWhatItDoes(Language language) {
        var clause = policy.text(language).content();
        for (var recipient : policy.document().recipients()) {
            assertThat(clause)
                    .contains(Objects.requireNonNull(recipient.contact()).in(language))
                    .contains(Objects.requireNonNull(recipient.method()).in(language));
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesEveryRightWhereItSaysIt(Language language) {
        for (var right : policy.document().rights()) {
            var clause = policy.text(language).clauses().stream()
                    .filter(stated -> stated.id().equals(right.clause()))
                    .map(PolicyText.Clause::text);
            assertThat(clause).singleElement().asString().contains(right.name().in(language));
        }
    }

    @Test
    void namesEveryItemInBothLanguages() {
        var named = Objects.requireNonNull(policy.document().items());

        assertThat(policy.document().purposes())
                .allSatisfy(purpose ->
                        assertThat(named).containsKeys(purpose.items().toArray(String[]::new)));
    }

    @Test
    void tellsWhySensitiveItemsAreNeeded() {
        assertThat(policy.document().purposes())
                .filteredOn(
                        purpose -> !Objects.requireNonNull(purpose.sensitive()).isEmpty())
                .allSatisfy(purpose -> assertThat(purpose.necessity()).isNotNull());
    }

    @ParameterizedTest
    @EnumSource
    void quotesAsBooksDo(Language language) {
        assertThat(policy.text(language).content()).doesNotContain("\"");
    }

    @Test
    void readsClausesInsideClauses() {
        var text = new PolicyText("""
                # Title
                ## 5 Rights
                Before.
                ### 5.1 Yours
                #### 5.1.1 See
                ##### 5.1.1.1
                Look here.
                #### 5.1.2
                ### 5.2 Duties
                """);

        assertThat(text.clauses())
                .extracting(PolicyText.Clause::id)
                .containsExactly("5", "5.1", "5.1.1", "5.1.1.1", "5.1.2", "5.2");
        assertThat(text.sections().getFirst().text()).isEqualTo("Before.");
        assertThat(text.sections().getFirst().clauses().getFirst().clauses())
                .extracting(PolicyText.Clause::id)
                .containsExactly("5.1.1", "5.1.2");
    }

    @ParameterizedTest
    @EnumSource
    void hasNineChaptersInBothLanguages(Language language) {
        assertThat(policy.text(language).sections())
                .extracting(PolicyText.Section::id)
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
    }

    @Test
    void numbersItsClausesAlikeInBothLanguages() {
        assertThat(policy.text(Language.EN).clauseIds())
                .isEqualTo(policy.text(Language.ZH).clauseIds());
    }

    @Test
    void keepsEverythingOnTheMainland() {
        assertThat(policy.document().recipients())
                .extracting(PolicyDocument.Recipient::place)
                .containsOnly("CN-mainland");
    }

    @Test
    void isRefusedWhenAPurposeHasNoClause() {
        var cut = new PolicyText("# Nothing\n");

        assertThatThrownBy(() -> new Policy(1, policy.document(), Map.of(Language.ZH, cut, Language.EN, cut)))
                .hasMessageContaining("no clause 2.1");
    }

    @Test
    void isRefusedWhenALanguageIsMissing() {
        assertThatThrownBy(() -> new Policy(1, policy.document(), Map.of(Language.ZH, policy.text(Language.ZH))))
                .hasMessageContaining("no text in en");
    }

    @Test
    void surviveTheWayThroughTheDatabase() {
        assertThat(PolicyFiles.fromJson(PolicyFiles.toJson(policy.document()))).isEqualTo(policy.document());
    }

    /** Versions were published before purposes said so; they publish nothing. */
    @Test
    void aVersionFromBeforePurposesSaidWhetherTheyPublishIsReadAsOneThatDoesNot() {
        var old = PolicyFiles.toJson(policy.document()).replaceAll(",\"publishes\":(true|false)", "");

        assertThat(old).doesNotContain("\"publishes\":");
        assertThat(PolicyFiles.fromJson(old).purposes()).hasSize(13).noneMatch(Purpose::publishes);
    }

    @Test
    void makesNothingPublicButTheListOfHonourAndThatOnlyWithSeparateConsent() {
        assertThat(policy.document().purposes())
                .filteredOn(Purpose::publishes)
                .singleElement()
                .satisfies(purpose -> {
                    assertThat(purpose.id()).isEqualTo("honour-list");
                    assertThat(purpose.separate()).isTrue();
                });
    }

    private String clause(Purpose purpose, Language language) {
        return policy.text(language).sections().stream()
                .flatMap(section -> section.clauses().stream())
                .filter(clause -> clause.id().equals(purpose.clause()))
                .map(PolicyText.Clause::text)
                .findFirst()
                .orElseThrow();
    }
}
