package cn.xinshou.identity.item;

/** Why a value cannot be an item's value, in a sentence for people that never repeats the value itself. */
final class Unacceptable extends RuntimeException {

    Unacceptable(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
