package cn.xinshou.identity.item;

import java.util.regex.Pattern;

/**
 * Free text on one line: any script, rare Han characters included, without characters that hide or turn what people see, and without emoji, which
 * neither print on an admission ticket nor compare with what a document says.
 */
final class PlainText {

    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\u2028\\u2029]");

    /** Presented as pictures, flags, keys and tags included. Digits and ©, which count as emoji in Unicode, are text. */
    private static final Pattern PICTURES =
            Pattern.compile("[\\p{IsEmoji_Presentation}\\p{IsEmoji_Modifier}\\x{1F000}-\\x{1FAFF}\\x{FE0F}\\x{20E3}]");

    private PlainText() {}

    static ItemCheck upTo(int characters) {
        return ItemCheck.text((text, today) -> check(text, characters));
    }

    static String check(String text, int characters) {
        if (text.isBlank()) {
            throw new Unacceptable("must not be blank");
        }
        if (!text.equals(text.strip())) {
            throw new Unacceptable("must not begin or end with a space");
        }
        if (text.codePointCount(0, text.length()) > characters) {
            throw new Unacceptable("must be at most " + characters + " characters long");
        }
        if (HIDDEN.matcher(text).find()) {
            throw new Unacceptable("must not hold control, direction or private-use characters");
        }
        if (PICTURES.matcher(text).find()) {
            throw new Unacceptable("must not hold emoji");
        }
        return text;
    }
}
