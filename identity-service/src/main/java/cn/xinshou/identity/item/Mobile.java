package cn.xinshou.identity.item;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.regex.Pattern;

/** A mainland mobile number, kept as its eleven digits however it was written. */
final class Mobile {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /** The library would read full-width digits and letters too; nobody dials those. */
    private static final Pattern DIALLED = Pattern.compile("\\+?[0-9][0-9 -]{9,19}");

    /** With a country code and blanks between. */
    static final int LONGEST = 21;

    private Mobile() {}

    static String check(String text) {
        if (!DIALLED.matcher(text).matches()) {
            throw notOne();
        }
        try {
            var number = NUMBERS.parse(text, "CN");
            if (!NUMBERS.isValidNumberForRegion(number, "CN")
                    || NUMBERS.getNumberType(number) != PhoneNumberType.MOBILE) {
                throw notOne();
            }
            return NUMBERS.getNationalSignificantNumber(number);
        } catch (NumberParseException e) {
            throw notOne();
        }
    }

    private static Unacceptable notOne() {
        return new Unacceptable("must be a mobile number of mainland China, eleven digits, with or without +86");
    }
}
