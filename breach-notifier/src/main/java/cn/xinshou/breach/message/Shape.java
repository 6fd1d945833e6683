package cn.xinshou.breach.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a value may look like, and how it is said in the text. */
enum Shape {
    CODE("must be 4 to 12 capital letters or digits") {
        private static final Pattern FORM = Pattern.compile("[0-9A-Z]{4,12}");

        @Override
        boolean fits(String value) {
            return FORM.matcher(value).matches();
        }
    },
    REFERENCE("must be at most 64 letters, digits, dots or dashes") {
        private static final Pattern FORM = Pattern.compile("[0-9A-Za-z.-]{1,64}");

        @Override
        boolean fits(String value) {
            return FORM.matcher(value).matches();
        }
    },
    REQUEST_KIND("must be a kind of request") {
        @Override
        boolean fits(String value) {
            return Wording.knows("kind." + value);
        }

        @Override
        String said(String value, MessageLanguage language) {
            return Wording.of("kind." + value, language);
        }
    },
    OUTCOME("must be an outcome of a request or review") {
        @Override
        boolean fits(String value) {
            return Wording.knows("outcome." + value);
        }

        @Override
        String said(String value, MessageLanguage language) {
            return Wording.of("outcome." + value, language);
        }
    },
    MOMENT("must be a time as of RFC 3339") {
        @Override
        boolean fits(String value) {
            try {
                Instant.parse(value);
                return value.length() <= 40;
            } catch (DateTimeException e) {
                return false;
            }
        }

        @Override
        String said(String value, MessageLanguage language) {
            return WRITTEN.get(language.ordinal()).format(Instant.parse(value));
        }
    },
    NAME("must be a name of at most 100 characters on one line") {
        private static final Pattern FORM = Pattern.compile("(?=.*\\S)[^\\p{Cc}]{1,100}");

        @Override
        boolean fits(String value) {
            return FORM.matcher(value).matches();
        }
    },
    TEXT("must be text of at most 4000 characters") {
        private static final Pattern FORM =
                Pattern.compile("(?s)(?=.*\\S)[^\\p{Cc}\\uFFFE\\uFFFF&&[^\\t\\r\\n]]{1,4000}");

        @Override
        boolean fits(String value) {
            return FORM.matcher(value).matches();
        }
    },
    /** Where it may lead is a setting, see {@link MessageLint}. */
    LINK("must be an address of this house, without blanks") {
        private static final Pattern FORM = Pattern.compile("https?://[!-~&&[^\"<>\\\\]]{1,400}");

        @Override
        boolean fits(String value) {
            return FORM.matcher(value).matches();
        }
    };

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final java.util.List<DateTimeFormatter> WRITTEN = java.util.List.of(
            DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm'（北京时间）'", Locale.CHINA).withZone(CHINA),
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm '(Beijing time)'", Locale.UK)
                    .withZone(CHINA));

    private final String demand;

    Shape(String demand) {
        this.demand = demand;
    }

    abstract boolean fits(String value);

    String said(String value, MessageLanguage language) {
        return value;
    }

    String demand() {
        return demand;
    }
}
