package cn.xinshou.identity.item;

import cn.xinshou.identity.picture.Pictures;
import cn.xinshou.identity.picture.UnusablePicture;
import java.util.Base64;

/**
 * An admission photo: JPEG or PNG in base64. It is really decoded, after its header was asked for its size, and kept without anything that is not
 * the picture.
 */
final class Photo {

    /** Passport photos are a tenth of it. */
    static final int MOST_BYTES = 512 * 1024;

    private Photo() {}

    static String check(String text) {
        if (text.length() > MOST_BYTES / 3 * 4 + 4) {
            throw tooLarge();
        }
        try {
            var clean = Pictures.clean(Base64.getDecoder().decode(text));
            if (clean.length > MOST_BYTES) {
                throw tooLarge();
            }
            return Base64.getEncoder().encodeToString(clean);
        } catch (UnusablePicture e) {
            throw new Unacceptable(e.why());
        } catch (IllegalArgumentException e) {
            throw new Unacceptable("must be a JPEG or PNG picture in base64");
        }
    }

    private static Unacceptable tooLarge() {
        return new Unacceptable("must be at most 512 KiB");
    }
}
