package cn.xinshou.consent.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportedPolicyTest {

    /** Words of our own with the traps of real texts: a list of contents with one chapter too many, both widths of brackets, spaces, three depths. */
    private static final String TEXT = """
            \u3000\u3000某图书馆读者信息规则

            本规则适用于本馆的借阅服务。
            最近更新日期:2024年3月5日。

            您将读到:
            一、我们记录什么
            二、您可以做什么
            三、怎样找到我们

            借书需要信任。

            一、我们记录什么
            我们记录借阅所必需的内容。
            (一)借阅记录
            书名和日期。
            1.所借书名；
            2.借还日期。
            以上内容保存一年。
            （二） 到馆记录
            只记人次,精确到 1.5 小时。
            二、您可以做什么
            1.您的权利
            (一)查询
            您可以查询。
            (二)例外
            下列情形除外:
            1.涉及他人的；
            a.他人的姓名；
            b. 他人的住址。
            2.涉及馆藏安全的。

            2.您的责任
            （一）爱护图书。
            （二）按时归还。
            """;

    private static ImportedPolicy read(String text) {
        return ImportedPolicy.of(text);
    }

    private static List<String> ids(ImportedPolicy policy) {
        return policy.chapters().stream()
                .flatMap(ImportedClause::inside)
                .map(ImportedClause::id)
                .toList();
    }

    private static List<String> findings(String text) {
        return read(text).findings().stream().map(Finding::toString).toList();
    }

    @Test
    void everyNumberedClauseIsInItsPlace() {
        assertThat(ids(read(TEXT)))
                .containsExactly(
                        "1.1",
                        "1.1.1",
                        "1.1.2",
                        "1.2",
                        "2.1",
                        "2.1.1",
                        "2.1.2",
                        "2.1.2.1",
                        "2.1.2.1.a",
                        "2.1.2.1.b",
                        "2.1.2.2",
                        "2.2",
                        "2.2.1",
                        "2.2.2");
    }

    @Test
    void aChapterThatOnlyTheContentsHaveIsReportedAndNotInvented() {
        assertThat(read(TEXT).chapters()).hasSize(2);
        assertThat(findings(TEXT)).anyMatch(words -> words.contains("“怎样找到我们”") && words.contains("missing"));
    }

    @Test
    void theHeadIsReadAsWhatItIs() {
        var policy = read(TEXT);
        assertThat(policy.title()).isEqualTo("某图书馆读者信息规则");
        assertThat(policy.date()).isEqualTo(LocalDate.of(2024, 3, 5));
        assertThat(policy.scope()).isEqualTo("本规则适用于本馆的借阅服务。");
        assertThat(policy.preamble()).contains("借书需要信任。").doesNotContain("我们记录什么");
    }

    @Test
    void aParagraphAfterAListKeepsItsPlaceAndIsPointedOut() {
        assertThat(findings(TEXT))
                .contains("line 19: a paragraph after the list of 1.1; it is kept with 1.1.2, where it stands");
    }

    @Test
    void aNumberInsideASentenceBeginsNothing() {
        assertThat(read("一、一\n1.5 小时后删除。").chapters().getFirst().text()).isEqualTo("1.5 小时后删除。");
    }

    @Test
    void skippedAndRepeatedNumbersAreReported() {
        assertThat(findings("一、一\n1.甲；\n3.丙。\n3.丁。\n三、三\n文"))
                .contains(
                        "line 3: number 3 after 1 in the list of 1",
                        "line 4: number 3 after 3 in the list of 1",
                        "line 4: number 1.3 stands twice",
                        "line 5: chapter 3 after 1");
    }

    @Test
    void aTextWithoutChaptersHasNone() {
        assertThat(findings("没有章节")).anyMatch(words -> words.startsWith("no chapter"));
    }

    @Test
    void linesEndAsTheyLike() {
        assertThat(ids(read(TEXT.replace("\n", "\r\n")))).isEqualTo(ids(read(TEXT)));
    }

    @Test
    void aListThatNeverStopsGoingDeeperStaysShallow() {
        var policy = read("一、一\n" + "1.\n".repeat(200_000));
        assertThat(policy.size()).isEqualTo(200_000);
        assertThat(policy.findings()).hasSizeLessThan(600);
    }
}
