package cn.xinshou.breach.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** The words for kinds and outcomes. */
final class Wording {

    private static final Map<MessageLanguage, Properties> WORDS = read();

    private Wording() {}

    static boolean knows(String key) {
        return WORDS.values().stream().allMatch(words -> words.containsKey(key));
    }

    static String of(String key, MessageLanguage language) {
        return Objects.requireNonNull(WORDS.get(language)).getProperty(key);
    }

    private static Map<MessageLanguage, Properties> read() {
        var all = new EnumMap<MessageLanguage, Properties>(MessageLanguage.class);
        for (var language : MessageLanguage.values()) {
            try (var file = Objects.requireNonNull(
                    Wording.class.getResourceAsStream("/words/messages." + language.word() + ".properties"))) {
                var words = new Properties();
                words.load(new InputStreamReader(file, UTF_8));
                all.put(language, words);
            } catch (IOException e) {
                throw new UncheckedIOException("words of the messages cannot be read", e);
            }
        }
        return all;
    }
}
