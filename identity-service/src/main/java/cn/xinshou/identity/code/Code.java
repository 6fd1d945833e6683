package cn.xinshou.identity.code;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One value of a code table.
 *
 * @param zh the standard's name
 * @param en null where there is none in use
 * @param others further ways in which people write it
 */
public record Code(String code, String zh, @Nullable String en, List<String> others) {

    /** A line of a table: code, Chinese name, English name and other wordings, between tabs; what is missing at the end is left out. */
    static Code read(String line) {
        var cells = line.split("\t", -1);
        return new Code(
                cells[0],
                cells[1],
                cells.length < 3 || cells[2].isEmpty() ? null : cells[2],
                cells.length < 4 ? List.of() : List.of(cells[3].split("\\|")));
    }

    /** Everything that means this value. */
    Stream<String> wordings() {
        return Stream.of(Stream.of(code, zh), Stream.ofNullable(en), others.stream())
                .flatMap(all -> all)
                .map(Wording::of)
                .distinct();
    }
}
