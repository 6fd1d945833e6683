package cn.xinshou.consent.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
