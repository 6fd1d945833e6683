package cn.xinshou.identity.item;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** What an item is called and what may be given for it, in words for people. */
public record ItemText(Words zh, Words en) {

    public record Words(String name, String rule) {}

    static final Map<String, ItemText> BY_ITEM = read();

    private static Map<String, ItemText> read() {
        try (var lines = ItemText.class.getResourceAsStream("/items.tsv")) {
            if (lines == null) {
                throw new IllegalStateException("There is no items.tsv");
            }
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.toMap(
                            cells -> cells[0],
                            cells -> new ItemText(new Words(cells[1], cells[2]), new Words(cells[3], cells[4]))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
