package cn.xinshou.identity.item;

import java.util.regex.Pattern;

/**
 * A person's name as the identity document writes it. Rare characters (㐀, 𠮷, 𬭛) belong to it, those too that were added to Unicode after this
 * program's tables were made; they are kept as given, because normalising would replace compatibility ideographs by other ones. The middle dot
 * of names like 阿凡提·买买提 is typed in several ways and kept in one, the one of GB 18030 (U+00B7).
 */
final class PersonName {

    static final int LONGEST = 100;

    private static final String PART = "[\\p{L}\\x{20000}-\\x{3FFFD}][\\p{L}\\p{M}\\x{20000}-\\x{3FFFD}]*+";
    private static final Pattern NAME = Pattern.compile(PART + "([ ·.'’-]{1,2}" + PART + ")*+\\.?");
    private static final Pattern DOTS = Pattern.compile("[•‧∙⋅・･]");

    private PersonName() {}

    static String check(String text) {
        PlainText.check(text, LONGEST);
        var name = DOTS.matcher(text).replaceAll("·");
        if (!NAME.matcher(name).matches()) {
            throw new Unacceptable(
                    "must be a name: letters or Han characters, joined by middle dots, spaces or hyphens");
        }
        return name;
    }
}
