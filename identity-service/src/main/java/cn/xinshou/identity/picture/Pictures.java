package cn.xinshou.identity.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Takes a JPEG or PNG and gives back the picture alone: where, when and with what it was taken (EXIF, XMP, texts, thumbnails) is left out, and
 * nothing may lie behind the picture. The size is read from the header before anything is decoded.
 */
public final class Pictures {

    /** Decoding holds four bytes a pixel; 2,000 × 2,000 are 16 MB for a moment. */
    public static final int LONGEST_SIDE = 2_000;

    static {
        // A file cache would put photos unsealed on disk.
        ImageIO.setUseCache(false);
    }

    private Pictures() {}

    /**
     * A picture that was clean already comes back byte for byte. One that a camera turned by a note beside it is turned for good.
     *
     * @throws UnusablePicture if it is no still JPEG or PNG in colour or grey, is too large, broken, or carries something behind it
     */
    public static byte[] clean(byte[] file) {
        var stripped = strip(file);
        if (stripped.width() > LONGEST_SIDE || stripped.height() > LONGEST_SIDE) {
            throw new UnusablePicture("must be at most " + LONGEST_SIDE + " pixels wide and high");
        }
        stripped.check();
        var image = decode(stripped.bytes());
        return stripped.orientation().isUpright()
                ? stripped.bytes()
                : Upright.write(stripped.orientation().turn(image), stripped.format());
    }

    private static Stripped strip(byte[] file) {
        try {
            if (PngFile.begins(file)) {
                return PngFile.strip(file);
            }
            if (JpegFile.begins(file)) {
                return JpegFile.strip(file);
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new UnusablePicture("is a picture that breaks off or is damaged");
        }
        throw new UnusablePicture("must be a JPEG or PNG picture in base64");
    }

    private static BufferedImage decode(byte[] bytes) {
        var image = read(bytes);
        if (image == null) {
            throw new UnusablePicture("is a picture that breaks off or is damaged");
        }
        return image;
    }

    /** What the decoder makes of damaged bytes differs from case to case; none of it is a picture. */
    private static @Nullable BufferedImage read(byte[] bytes) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    static boolean startsWith(byte[] file, byte[] signature) {
        return file.length >= signature.length
                && Arrays.equals(file, 0, signature.length, signature, 0, signature.length);
    }
}
