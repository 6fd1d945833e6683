package cn.xinshou.breach.notice;

import cn.xinshou.frontdoor.problem.Problem.FieldError;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What keeps a notice from being submitted: something missing in either language, a person's number inside a text (P4.5), or a
 * promise of absolute safety that nobody can keep.
 */
public final class NoticeLint {

    // 18 digits or 17 and X, written together or in groups; GB 11643.
    private static final Pattern ID_NUMBER = Pattern.compile("(?<!\\d)\\d{6}[ -]?\\d{8}[ -]?\\d{3}[\\dXx](?!\\d)");
    private static final Pattern MOBILE =
            Pattern.compile("(?<!\\d)(?:\\+?86[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}(?!\\d)");
    private static final Pattern ABSOLUTE = Pattern.compile(
            "绝对安全|绝不会|万无一失|百分之百|100 ?[%％]|理论上|零风险|absolutely|100 ?percent|no risk|risk-free|theoretically|cannot ever|guaranteed",
            Pattern.CASE_INSENSITIVE);

    private NoticeLint() {}

    /** Whether somebody's ID number or mobile number is in it, full-width digits included. */
    public static boolean carriesPersonalNumber(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return ID_NUMBER.matcher(plain).find() || MOBILE.matcher(plain).find();
    }

    /** Everything that is wrong, by field such as {@code impact.en}; empty if it may be submitted. */
    public static List<FieldError> of(NoticeContent content) {
        var found = new ArrayList<FieldError>();
        content.texts().forEach((field, text) -> {
            check(found, field + ".zh", field, text.zh());
            check(found, field + ".en", field, text.en());
        });
        if (content.dataKinds().isEmpty()) {
            found.add(new FieldError("dataKinds", "is missing"));
        }
        if (content.channels().isEmpty()) {
            found.add(new FieldError("channels", "is missing"));
        }
        return List.copyOf(found);
    }

    private static void check(List<FieldError> found, String place, String field, String text) {
        if (text.isBlank()) {
            found.add(new FieldError(place, "is missing"));
        }
        if (ID_NUMBER.matcher(text).find()) {
            found.add(new FieldError(place, "must not contain an ID number"));
        }
        // The contact is the organisation's own.
        if (!field.equals("contact") && MOBILE.matcher(text).find()) {
            found.add(new FieldError(place, "must not contain a mobile number; the organisation's goes into contact"));
        }
        if (ABSOLUTE.matcher(text).find()) {
            found.add(new FieldError(place, "must not claim what is never certain"));
        }
    }
}
