package cn.xinshou.identity.item;

import java.util.regex.Pattern;

/** The number under which the examination authority registered the person. */
final class RegistrationNumber {

    static final int LONGEST = 32;

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9-]{4,32}");

    static final ItemCheck CHECK = ItemCheck.text((text, today) -> {
        if (!SHAPE.matcher(text).matches()) {
            throw new Unacceptable("must be 4 to 32 letters, digits or hyphens");
        }
        return text;
    });

    private RegistrationNumber() {}
}
