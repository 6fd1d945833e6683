package cn.xinshou.consent.publishing;

import cn.xinshou.consent.Language;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text and what stands in it, however its lines are broken and its sentences begin. Part of a word or of a number is not the whole of
 * it: “sex” does not stand in “Essex”, nor “三年” in “十三年”.
 */
final class Wording {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern BESIDE_HAN = Pattern.compile("(?<=\\p{IsHan})\\s+|\\s+(?=\\p{IsHan})");
    private static final String HAN_DIGITS = "零一二三四五六七八九";
    private static final String[] TO_NINETEEN = {
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen"
    };
    private static final String[] TENS = {
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
    };

    private final String text;

    Wording(String text) {
        this.text = bare(text);
    }

    boolean says(String words) {
        var sought = bare(words);
        for (var at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
            var end = at + sought.length();
            var begins = at == 0 || !oneWord(text.charAt(at - 1), text.charAt(at));
            var ends = end == text.length()
                    || !Character.isDigit(text.charAt(end - 1))
                    || !Character.isDigit(text.charAt(end));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    /** Whether it gives a name that programs read, in full. */
    boolean names(String name) {
        return alone("[\\w-]", bare(name), "[\\w-]");
    }

    /** Whether it refers to a clause by its number: 2.1 does not stand in 2.10 or 2.1.3. */
    boolean refersTo(String clause) {
        return alone("[\\w.]", clause, "\\w|\\.\\w");
    }

    private boolean alone(String before, String name, String after) {
        return Pattern.compile("(?<!" + before + ")" + Pattern.quote(name) + "(?!" + after + ")")
                .matcher(text)
                .find();
    }

    /** The ways to write a period in a language, the best first; of one in years and days, one list each. */
    static List<List<String>> spellings(Period period, Language language) {
        var all = new ArrayList<List<String>>();
        var months = period.toTotalMonths();
        if (months % 12 != 0) {
            all.add(spellings(months, language, "month", "个月"));
        } else if (months > 0) {
            var years = new ArrayList<>(spellings(months / 12, language, "year", "年"));
            years.addAll(spellings(months, language, "month", "个月"));
            all.add(years);
        }
        if (period.getDays() > 0) {
            var days = new ArrayList<>(spellings(period.getDays(), language, "day", "日"));
            if (language == Language.ZH) {
                days.addAll(spellings(period.getDays(), language, "day", "天"));
            }
            all.add(days);
        }
        return all;
    }

    private static List<String> spellings(long number, Language language, String unit, String han) {
        var found = new ArrayList<String>();
        switch (language) {
            case ZH -> {
                if (number == 2) {
                    found.add("两" + han);
                }
                if (number < 100) {
                    found.add(inHan(number) + han);
                }
                found.add(number + " " + han);
            }
            case EN -> {
                var units = number == 1 ? unit : unit + "s";
                if (number < 100) {
                    found.add(inEnglish((int) number) + " " + units);
                }
                found.add(number + " " + units);
            }
        }
        return found;
    }

    private static String inHan(long number) {
        var ten = number / 10;
        var one = number % 10;
        return (ten > 1 ? digit(ten) : "") + (ten > 0 ? "十" : "") + (one > 0 ? digit(one) : "");
    }

    private static String digit(long digit) {
        return String.valueOf(HAN_DIGITS.charAt((int) digit));
    }

    private static String inEnglish(int number) {
        if (number < 20) {
            return TO_NINETEEN[number];
        }
        return TENS[number / 10] + (number % 10 == 0 ? "" : "-" + TO_NINETEEN[number % 10]);
    }

    private static boolean oneWord(char before, char first) {
        return latin(before) && latin(first) || numeral(before) && numeral(first);
    }

    private static boolean latin(char letter) {
        return letter < 128 && Character.isLetterOrDigit(letter);
    }

    private static boolean numeral(char letter) {
        return HAN_DIGITS.indexOf(letter) >= 0 || "两十百千万".indexOf(letter) >= 0;
    }

    private static String bare(String text) {
        return SPACE.matcher(BESIDE_HAN.matcher(text.strip()).replaceAll(""))
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT);
    }
}
