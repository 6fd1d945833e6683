package cn.xinshou.consent.importing;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number at the beginning of a line.
 *
 * @param number counted from 1
 * @param rest what follows it
 */
record Marker(Style style, int number, String rest) {

    /** The ways in which Chinese rules are numbered, chapters first. */
    enum Style {
        /** 一、 */
        CHAPTER("([一二三四五六七八九十]{1,3})\\s*、"),
        /** (一), in brackets of either width */
        BRACKETED("[（(]\\s*([一二三四五六七八九十]{1,3})\\s*[)）]"),
        /** 1. but not 1.5 */
        ARABIC("([0-9０-９]{1,3})\\s*(?:[.．](?![0-9０-９])|、)"),
        /** (1) */
        BRACKETED_ARABIC("[（(]\\s*([0-9０-９]{1,3})\\s*[)）]"),
        /** a. */
        LETTER("([a-z])\\s*[.．、)）]");

        private final Pattern pattern;

        Style(String number) {
            pattern = Pattern.compile("^" + number + "\\s*");
        }
    }

    private static final List<Style> STYLES = List.of(Style.values());
    private static final String DIGITS = "一二三四五六七八九";

    static Optional<Marker> of(String line) {
        return STYLES.stream().flatMap(style -> of(style, line).stream()).findFirst();
    }

    private static Optional<Marker> of(Style style, String line) {
        var matcher = style.pattern.matcher(line);
        if (!matcher.find()) {
            return Optional.empty();
        }
        var number = number(style, matcher.group(1));
        return number > 0
                ? Optional.of(
                        new Marker(style, number, line.substring(matcher.end()).strip()))
                : Optional.empty();
    }

    private static int number(Style style, String written) {
        return switch (style) {
            case CHAPTER, BRACKETED -> chinese(written);
            case ARABIC, BRACKETED_ARABIC -> Integer.parseInt(written);
            case LETTER -> written.charAt(0) - 'a' + 1;
        };
    }

    /** 1 to 99; 0 if the characters make no number, as 一二 does not. */
    private static int chinese(String written) {
        var ten = written.indexOf('十');
        if (ten < 0) {
            return written.length() == 1 ? digit(written) : 0;
        }
        var tens = written.substring(0, ten);
        var ones = written.substring(ten + 1);
        if (tens.length() > 1 || ones.length() > 1 || ones.equals("十")) {
            return 0;
        }
        return 10 * (tens.isEmpty() ? 1 : digit(tens)) + (ones.isEmpty() ? 0 : digit(ones));
    }

    private static int digit(String character) {
        return DIGITS.indexOf(character) + 1;
    }

    /** The number as it stands in the id of a clause. */
    String segment() {
        return style == Style.LETTER ? String.valueOf((char) ('a' + number - 1)) : Integer.toString(number);
    }
}
