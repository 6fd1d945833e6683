package cn.xinshou.identity.item;

import java.util.regex.Pattern;

/** An address that mail can be sent to: RFC 5321 lengths, the dot-atom form of RFC 5322, a domain of at least two labels. */
final class EmailAddress {

    static final int LONGEST = 254;

    private static final int LONGEST_LOCAL_PART = 64;

    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])");

    private EmailAddress() {}

    static String check(String text) {
        if (text.length() > LONGEST
                || text.indexOf('@') > LONGEST_LOCAL_PART
                || !ADDRESS.matcher(text).matches()) {
            throw new Unacceptable("must be an e-mail address such as name@example.cn");
        }
        return text;
    }
}
