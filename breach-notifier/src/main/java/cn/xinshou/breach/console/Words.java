package cn.xinshou.breach.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Properties;

/** The words of the pages in one language, and how times are said in it. */
public final class Words {

    static final Words CHINESE = new Words("zh");
    static final Words ENGLISH = new Words("en");

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private final String language;
    private final Properties words = new Properties();

    private Words(String language) {
        this.language = language;
        try (var file =
                Objects.requireNonNull(Words.class.getResourceAsStream("/words/console." + language + ".properties"))) {
            words.load(new InputStreamReader(file, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("words of the console cannot be read", e);
        }
    }

    /** For the {@code lang} attribute. */
    public String lang() {
        return language.equals("zh") ? "zh-CN" : "en";
    }

    public boolean english() {
        return language.equals("en");
    }

    /** @throws IllegalArgumentException if there is no such word: a page with holes is a mistake of ours */
    public String of(String key) {
        var word = words.getProperty(key);
        if (word == null) {
            throw new IllegalArgumentException("no word for " + key);
        }
        return word;
    }

    /** The word for something open-ended, such as a kind of timeline entry; itself if there is none. */
    public String orSelf(String prefix, String key) {
        return words.getProperty(prefix + key, key);
    }

    /** In China's time, the zone said with it. */
    public String time(Instant instant) {
        return MINUTES.format(instant) + " " + of("zone");
    }

    /** Days, hours and minutes; the largest two. */
    public String span(Duration duration) {
        var positive = duration.abs();
        if (positive.toDays() > 0) {
            return positive.toDays() + of("days") + positive.toHoursPart() + of("hours");
        }
        if (positive.toHours() > 0) {
            return positive.toHours() + of("hours") + positive.toMinutesPart() + of("minutes");
        }
        return positive.toMinutes() + of("minutes");
    }
}
