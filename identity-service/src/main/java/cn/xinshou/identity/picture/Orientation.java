package cn.xinshou.identity.picture;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a camera was held (EXIF tag 0x0112): 1 is upright, 2 mirrored, 3 upside down, 4 upside down and mirrored, 5 to 8 lie on their side.
 *
 * @param tag 1 to 8
 */
record Orientation(int tag) {

    static final Orientation UPRIGHT = new Orientation(1);

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY_BYTES = 12;

    /** Reads it out of a TIFF block; whatever cannot be read there counts as upright, because the block is thrown away anyway. */
    static Orientation inTiff(byte[] tiff) {
        try {
            var block = ByteBuffer.wrap(tiff).order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            var directory = block.getInt(4);
            var entries = Short.toUnsignedInt(block.getShort(directory));
            for (var i = 0; i < entries; i++) {
                var entry = directory + 2 + i * ENTRY_BYTES;
                if (block.getShort(entry) == TAG && block.getShort(entry + 2) == SHORT) {
                    return of(Short.toUnsignedInt(block.getShort(entry + 8)));
                }
            }
        } catch (IndexOutOfBoundsException e) {
            return UPRIGHT;
        }
        return UPRIGHT;
    }

    private static Orientation of(int tag) {
        return tag >= 1 && tag <= 8 ? new Orientation(tag) : UPRIGHT;
    }

    boolean isUpright() {
        return tag == 1;
    }

    BufferedImage turn(BufferedImage image) {
        var width = image.getWidth();
        var height = image.getHeight();
        var turned = tag >= 5
                ? new BufferedImage(height, width, type(image))
                : new BufferedImage(width, height, type(image));
        var graphics = turned.createGraphics();
        try {
            graphics.drawImage(image, turning(width, height), null);
        } finally {
            graphics.dispose();
        }
        return turned;
    }

    private static int type(BufferedImage image) {
        return image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    }

    private AffineTransform turning(int width, int height) {
        return switch (tag) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
