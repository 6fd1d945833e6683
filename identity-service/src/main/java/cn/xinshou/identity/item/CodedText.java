package cn.xinshou.identity.item;

import cn.xinshou.identity.code.Code;
import cn.xinshou.identity.code.CodeList;
import java.lang.Character.UnicodeScript;

/**
 * A value of a code table, given by code or by name. What is kept is Chinese and leads back to the code: the name of the standard, or, where
 * people have several names for one thing, the one they chose.
 */
final class CodedText {

    /** No name of a table is longer, those above a place included. */
    static final int LONGEST = 64;

    private CodedText() {}

    /** Keeps the name of the standard, however the value was written. */
    static ItemCheck named(CodeList codes) {
        return ItemCheck.text((text, today) -> codes.written(find(codes, text)));
    }

    /** Keeps Chinese names as they were written: 北京 is not made 北京市. */
    static ItemCheck asWritten(CodeList codes) {
        return ItemCheck.text((text, today) -> {
            var code = find(codes, text);
            return text.codePoints().anyMatch(CodedText::isHan) ? text : codes.written(code);
        });
    }

    private static Code find(CodeList codes, String text) {
        return codes.find(PlainText.check(text, LONGEST))
                .orElseThrow(() -> new Unacceptable("must be one code or name of " + codes.standard()
                        + "; /items says which there are, and a name that fits several needs more before it"));
    }

    private static boolean isHan(int character) {
        return UnicodeScript.of(character) == UnicodeScript.HAN;
    }
}
