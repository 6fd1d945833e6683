package cn.xinshou.identity.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table without levels. */
public final class CodeTable implements CodeList {

    /** 性别 */
    public static final CodeList SEXES = new CodeTable("GB/T 2261.1", read("sexes.tsv"));

    /** 民族 */
    public static final CodeList ETHNIC_GROUPS = new CodeTable("GB/T 3304", read("ethnic-groups.tsv"));

    /** 国籍 */
    public static final CodeList NATIONS = new CodeTable("GB/T 2659", read("nations.tsv"));

    /** 学历 */
    public static final CodeList EDUCATION = new CodeTable("GB/T 4658", read("education.tsv"));

    private final String standard;
    private final List<Code> codes;
    private final Map<String, Code> byWording = new HashMap<>();

    CodeTable(String standard, List<Code> codes) {
        this.standard = standard;
        this.codes = codes;
        var unclear = new HashSet<String>();
        for (var code : codes) {
            code.wordings()
                    .filter(wording -> byWording.putIfAbsent(wording, code) != null)
                    .forEach(unclear::add);
        }
        // What two values share means neither.
        byWording.keySet().removeAll(unclear);
    }

    static List<Code> read(String file) {
        try (var table = CodeTable.class.getResourceAsStream("/codes/" + file)) {
            if (table == null) {
                throw new IllegalStateException("There is no table " + file);
            }
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Code::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String standard() {
        return standard;
    }

    @Override
    public List<Code> codes() {
        return codes;
    }

    @Override
    public Optional<Code> find(String text) {
        return Optional.ofNullable(byWording.get(Wording.of(text)));
    }

    @Override
    public String written(Code code) {
        return code.zh();
    }
}
