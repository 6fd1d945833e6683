package cn.xinshou.consent.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.purpose.Purpose;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shipped policy holds together: what the data says, the text says. */
class PolicyTest {

    private final Policy policy =
            new Policy(1, PolicyFiles.shippedDocument("2025-01-01"), PolicyFiles.shippedTexts("2025-01-01"));

    @Test
    void statesTwelvePurposes() {
        assertThat(policy.document().purposes()).hasSize(12);
    }

    @ParameterizedTest
    @EnumSource
    void namesEachPurposeInItsClause(Language language) {
        for (var purpose : policy.document().purposes()) {
            assertThat(clause(purpose, language)).containsAnyOf("(" + purpose.id() + ")", "（" + purpose.id() + "）");
        }
    }

    @Test
    void namesWhatIsCollectedAtLogin() {
        assertThat(clause(policy.purpose("account-security").orElseThrow(), Language.ZH))
                .contains("客户端类别", "登录时间", "IP 地址");
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

    private String clause(Purpose purpose, Language language) {
        return policy.text(language).sections().stream()
                .flatMap(section -> section.clauses().stream())
                .filter(clause -> clause.id().equals(purpose.clause()))
                .map(PolicyText.Clause::text)
                .findFirst()
                .orElseThrow();
    }
}
