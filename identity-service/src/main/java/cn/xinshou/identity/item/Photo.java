package cn.xinshou.identity.item;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/**
 * An admission photo: JPEG or PNG in base64. It is really decoded, after its header was asked for its size, so that neither a ZIP with a
 * picture's name nor a few kilobytes that unfold to gigabytes get in.
 */
final class Photo {

    /** Passport photos are a tenth of it. */
    private static final int MOST_BYTES = 512 * 1024;

    /** Decoding holds four bytes a pixel; 2,000 × 2,000 are 16 MB for a moment. */
    private static final int LONGEST_SIDE = 2_000;

    private static final Set<String> FORMATS = Set.of("jpeg", "png");

    static {
        // A file cache would put photos unsealed on disk.
        ImageIO.setUseCache(false);
    }

    private Photo() {}

    static String check(String text) {
        if (text.length() > MOST_BYTES / 3 * 4 + 4) {
            throw new Unacceptable("must be at most 512 KiB");
        }
        var bytes = bytes(text);
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw notOne();
            }
            var reader = readers.next();
            try {
                reader.setInput(input);
                decode(reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw notOne();
        }
        return text;
    }

    private static byte[] bytes(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw notOne();
        }
    }

    private static void decode(ImageReader reader) throws IOException {
        if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
            throw notOne();
        }
        if (reader.getWidth(0) > LONGEST_SIDE || reader.getHeight(0) > LONGEST_SIDE) {
            throw new Unacceptable("must be at most " + LONGEST_SIDE + " pixels wide and high");
        }
        reader.read(0);
    }

    private static Unacceptable notOne() {
        return new Unacceptable("must be a JPEG or PNG picture in base64");
    }
}
