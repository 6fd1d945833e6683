package cn.xinshou.consent.publication;

import cn.xinshou.consent.problem.ConsentProblem;
import cn.xinshou.frontdoor.problem.Problem;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** The account handle that a penalty notice shows. A handle that gives away a number or an address of the person is refused. */
final class Handle {

    // Four digits in a row are what is left of an ID or phone number when it is shown in part.
    private static final Pattern DIGITS = Pattern.compile("[0-9]{4}");
    private static final Pattern CHINESE_DIGITS = Pattern.compile("[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖幺]{4}");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{P}\\p{S}\\p{Cf}]");

    private Handle() {}

    /** @throws Problem PENALTY_NOTICE_SHOWS_TOO_MUCH */
    static String checked(String handle) {
        var plain = Normalizer.normalize(handle, Normalizer.Form.NFKC);
        var bare = new StringBuilder();
        SEPARATORS
                .matcher(plain)
                .replaceAll("")
                .codePoints()
                .map(point -> Character.isDigit(point) ? '0' + Character.digit(point, 10) : point)
                .forEach(bare::appendCodePoint);
        if (plain.contains("@")
                || DIGITS.matcher(bare).find()
                || CHINESE_DIGITS.matcher(bare).find()) {
            throw Problem.of(
                            ConsentProblem.PENALTY_NOTICE_SHOWS_TOO_MUCH,
                            "Mask what could be part of an ID number, a phone number or a mail address, as in user****.")
                    .field("handle", "must hold no four digits in a row and no mail address");
        }
        return handle;
    }
}
