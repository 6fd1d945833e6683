package cn.xinshou.e2e.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.e2e.suite.Failed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleFileTest {

    private static final String HEADER =
            "subject,name,idNumber,phone,email,city,address,education,homeIp,awayIp,events\n";
    private static final String ROW = "0c9d6e0a-3b51-4a6e-9a0f-5a4f1c2d7e01,王示例,11010519491231002X,13800001111,"
            + "a@b.cn,北京,\"路 8 号, \"\"东\"\"\",本科,1.2.3.4,255.0.0.1,policy login\n";
    private static final Set<String> WORDS = Set.of("policy", "login");

    @TempDir
    Path directory;

    @Test
    void aRowIsAPersonAndTheirEvents() throws IOException {
        PeopleFile.Row row =
                read("\uFEFF" + HEADER.replace("\n", "\r\n") + ROW + "\n\n").getFirst();

        assertThat(row.line()).isEqualTo(2);
        assertThat(row.events()).containsExactly("policy", "login");
        assertThat(row.person().subject()).hasToString("0c9d6e0a-3b51-4a6e-9a0f-5a4f1c2d7e01");
        assertThat(row.person().address()).isEqualTo("路 8 号, \"东\"");
    }

    @Test
    void anEmptySubjectIsSomebodyNew() throws IOException {
        String row = ROW.substring(36);

        assertThat(read(HEADER + row).getFirst().person().subject())
                .isNotEqualTo(read(HEADER + row).getFirst().person().subject());
    }

    @ParameterizedTest
    @CsvSource({
        "0c9d6e0a-3b51-4a6e-9a0f-5a4f1c2d7e01, 1-1-1-1-1, subject",
        "王示例, '', name",
        "王示例, 王\u0007例, name",
        "11010519491231002X, 110105194912310021, idNumber",
        "13800001111, 12800001111, phone",
        "a@b.cn, a.b.cn, email",
        "北京, '', city",
        "1.2.3.4, 1.2.3.256, homeIp",
        "255.0.0.1, 255.0.0, awayIp",
        "policy login, policy fly, events"
    })
    void aBadCellIsNamedByLineAndColumnAndNotShown(String good, String bad, String column) {
        assertThatThrownBy(() -> read(HEADER + ROW + ROW.replace(good, bad)))
                .isInstanceOf(Failed.class)
                .hasMessageContaining("line 3, column " + column)
                .message()
                .satisfies(message -> assertThat(bad.isEmpty() || column.equals("events") || !message.contains(bad))
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "nonsense", "a,b\nc,d\n", "\u0000"})
    void whatIsNoSuchFileIsSaid(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(Failed.class).hasMessageStartingWith("line 1");
    }

    @Test
    void aRowWithoutAllCellsIsNamed() {
        assertThatThrownBy(() -> read(HEADER + "a,b,c\n"))
                .isInstanceOf(Failed.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void anOpenQuoteIsNamed() {
        assertThatThrownBy(() -> read(HEADER + "\"abc"))
                .isInstanceOf(Failed.class)
                .hasMessageContaining("line 2: a quote");
    }

    private List<PeopleFile.Row> read(String text) throws IOException {
        return new PeopleFile(WORDS).read(Files.writeString(directory.resolve("people.csv"), text));
    }
}
