package cn.xinshou.identity.access;

import java.util.regex.Pattern;

/** Tells words in which somebody put a number or an address that belongs to a person. */
final class PersonalText {

    private static final Pattern NUMBER_OR_ADDRESS = Pattern.compile("(?U)\\d[\\d \\-]{5,}\\d|\\S@\\S");

    private PersonalText() {}

    static boolean isSuspect(String words) {
        return NUMBER_OR_ADDRESS.matcher(words).find();
    }
}
