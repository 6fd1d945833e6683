package cn.xinshou.consent.difference;

import cn.xinshou.consent.Words;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether two statements say the same but for how it is set: spaces, quotes, commas, width of characters, case. */
final class Alike {

    // Between digits a comma or a point is part of the number.
    private static final String SET = "[\\s,.;:!?'\"“”‘’、。…()\\[\\]【】《》「」]";
    private static final Pattern SETTING = Pattern.compile(
            "(?<![\\d\\s,.;:!?'\"“”‘’、。…()\\[\\]【】《》「」])" + SET + "++|" + SET + "++(?!\\d)|^" + SET + "++");

    private Alike() {}

    static boolean alike(@Nullable Words one, @Nullable Words other) {
        if (one == null || other == null) {
            return Objects.equals(one, other);
        }
        return alike(one.zh(), other.zh()) && alike(one.en(), other.en());
    }

    static boolean alike(String one, String other) {
        return one.equals(other) || bare(one).equals(bare(other));
    }

    private static String bare(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return SETTING.matcher(plain).replaceAll("");
    }
}
