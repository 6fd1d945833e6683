package cn.xinshou.consent.publishing;

import cn.xinshou.consent.Words;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What counts as sensitive whatever an editor thinks (敏感个人信息, PIPL 28), as data. */
final class SensitiveItems {

    private static final String FILE = "/policy/sensitive-items.yaml";

    /** @param certainty V checked against the statute, M from memory */
    record Item(String id, Words kind, String source, String certainty) {}

    record Source(String law, String article) {}

    private record Pack(String pack, LocalDate effectiveFrom, Source source, List<Item> items) {}

    private static final Pack PACK = read();

    private SensitiveItems() {}

    static Optional<Item> find(String item) {
        return PACK.items().stream().filter(listed -> listed.id().equals(item)).findFirst();
    }

    private static Pack read() {
        try (var file = Objects.requireNonNull(SensitiveItems.class.getResourceAsStream(FILE), FILE)) {
            return YAMLMapper.builder().findAndAddModules().build().readValue(file, Pack.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
