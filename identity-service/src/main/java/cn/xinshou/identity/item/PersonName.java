package cn.xinshou.identity.item;

import java.util.regex.Pattern;

/**
 * A person's name as the identity document writes it. Rare characters (㐀, 𠮷) and the middle dot of names like 阿凡提·买买提 belong to it;
 * it is kept as given, because normalising would replace compatibility ideographs by other ones.
 */
final class PersonName {

    private static final int LONGEST = 100;

    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M}·•‧・.'’ -]*");

    private PersonName() {}

    static String check(String text) {
        PlainText.check(text, LONGEST);
        if (!NAME.matcher(text).matches()) {
            throw new Unacceptable(
                    "must be a name: letters or Han characters, joined by middle dots, spaces or hyphens");
        }
        return text;
    }
}
