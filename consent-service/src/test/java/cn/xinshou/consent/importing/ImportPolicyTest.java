package cn.xinshou.consent.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.policy.DraftOfShipped;
import cn.xinshou.consent.publishing.Drafting;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportPolicyTest {

    private static final String TEXT = "规则\n一、总则\n1.甲；\n2.乙。\n";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return ImportPolicy.run(
                List.of(arguments), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }

    private String file(byte[] content) throws IOException {
        return Files.write(folder.resolve("policy.txt"), content).toString();
    }

    @Test
    void printsTheTreeAndItsCount() throws IOException {
        assertThat(run(file(TEXT.getBytes(UTF_8)))).isZero();
        assertThat(out.toString(UTF_8)).contains("1 总则  [clauses: 2]", "1.2 乙。", "numbered clauses: 2");
    }

    @Test
    void readsWhatOlderProgramsWrote() throws IOException {
        assertThat(run(file(TEXT.getBytes(Charset.forName("GB18030"))))).isZero();
        assertThat(out.toString(UTF_8)).contains("1 总则");
    }

    @Test
    void readsPastAByteOrderMark() throws IOException {
        assertThat(run(file(("\uFEFF" + TEXT).getBytes(UTF_8)))).isZero();
        assertThat(out.toString(UTF_8)).startsWith("规则");
    }

    @Test
    void writesADraftThatCarriesEveryClause() throws IOException {
        var draft = folder.resolve("draft.yaml");
        run(file(TEXT.getBytes(UTF_8)), "--draft", draft.toString());
        assertThat(Files.readString(draft)).contains("id: \"1.1\"", "id: \"1.2\"");
    }

    /** With the text as it was cut, word for word, and the rest as an editor would write it. */
    @Test
    void writesADraftThatCanBePublishedOnceItIsCompleted() throws IOException {
        var yaml = folder.resolve("draft.yaml");
        run(file("""
                        规则
                        一、总则
                        1.本规则适用于甲。
                        二、信息
                        （一）考试资讯：使用电子邮箱，发送邮件，保存至您撤回。
                        （二）权利
                        1.查阅；
                        2.复制。
                        三、联系
                        1.示例考试服务有限公司个人信息保护办公室，个人信息保护负责人，北京市示例区示例路 1 号，邮编 100000，privacy@baoming.example，400-000-0000；
                        2.投诉：complaints@baoming.example。
                        """.getBytes(UTF_8)), "--draft", yaml.toString());
        var draft = (ObjectNode) new YAMLMapper().readTree(yaml.toFile());
        complete(draft);

        var texts = Drafting.texts(new YAMLMapper().writeValueAsBytes(draft));

        assertThat(texts.get(Language.ZH).clauseIds())
                .containsExactly("1", "1.1", "2", "2.1", "2.2", "2.2.1", "2.2.2", "3", "3.1", "3.2");
        assertThat(texts.get(Language.ZH).content()).contains("考试资讯：使用电子邮箱，发送邮件，保存至您撤回。");
    }

    private static void complete(ObjectNode draft) {
        var shipped = DraftOfShipped.node();
        draft.put("version", "imported");
        draft.set("contact", shipped.get("contact"));
        draft.set("items", shipped.get("items"));
        draft.set("storage", words("region", "CN-mainland").put("clause", "1.1"));
        draft.putArray("recipients");
        draft.putArray("cookies");
        ((ObjectNode) draft.get("title")).put("en", "Rules");
        draft.set("scope", words("zh", "甲").put("en", "A"));
        var purpose = draft.putArray("purposes").addObject();
        purpose.put("id", "exam-news")
                .put("kind", "additional")
                .put("lawfulBasis", "consent")
                .put("clause", "2.1");
        purpose.set("name", words("zh", "考试资讯").put("en", "examination news"));
        purpose.putArray("items").add("email");
        purpose.set("retention", words("zh", "至您撤回").put("en", "until you withdraw"));
        purpose.set("method", words("zh", "发送邮件").put("en", "sends mail"));
        var right = draft.putArray("rights").addObject();
        right.put("id", "access").put("clause", "2.2.1");
        right.set("name", words("zh", "查阅").put("en", "see"));
        right.set("how", words("zh", "登录").put("en", "log in"));
        ((ObjectNode) draft.get("texts"))
                .put(
                        "en",
                        "# Rules\n\n## 1 General\n\n### 1.1\n\nFor A.\n\n## 2 Data\n\n### 2.1\n\nexamination news: email, sends mail, until you withdraw\n\n"
                                + "### 2.2 Rights\n\n#### 2.2.1\n\nsee\n\n#### 2.2.2\n\ncopy\n\n## 3 Contact\n\n### 3.1\n\n"
                                + "Personal Information Protection Office, Personal Information Protection Officer, Example Examination Services Ltd., "
                                + "1 Example Road, Example District, Beijing 100000, privacy@baoming.example, 400-000-0000\n\n"
                                + "### 3.2\n\ncomplaints@baoming.example\n");
    }

    private static ObjectNode words(String member, String value) {
        return DraftOfShipped.json().createObjectNode().put(member, value);
    }

    @Test
    void saysThatAFileIsNoText() throws IOException {
        assertThat(run(file(new byte[] {'P', 'K', 3, 4, 0, 0}))).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("no plain text");
    }

    @Test
    void saysThatAnEmptyFileHasNoChapter() throws IOException {
        assertThat(run(file(new byte[0]))).isEqualTo(1);
        assertThat(out.toString(UTF_8)).contains("no chapter");
    }

    @Test
    void saysThatThereIsNoFile() {
        assertThat(run(folder.resolve("nothing").toString())).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("There is no file");
    }

    @Test
    void saysHowItIsCalled() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("import-policy FILE");
    }
}
