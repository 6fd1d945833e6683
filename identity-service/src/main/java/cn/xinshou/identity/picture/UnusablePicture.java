package cn.xinshou.identity.picture;

/** Why a file is not taken as a picture, in words that go behind the name of a field. */
public final class UnusablePicture extends RuntimeException {

    UnusablePicture(String why) {
        super(why, null, false, false);
    }

    public String why() {
        return String.valueOf(getMessage());
    }
}
