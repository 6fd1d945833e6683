package cn.xinshou.identity.code;

import java.util.Locale;
import java.util.regex.Pattern;

/** Text reduced to what tells one value from another: without spaces, marks and case. */
final class Wording {

    private static final Pattern MARKS = Pattern.compile("[\\s.,，、/'’·-]+");

    private Wording() {}

    static String of(String text) {
        return MARKS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
