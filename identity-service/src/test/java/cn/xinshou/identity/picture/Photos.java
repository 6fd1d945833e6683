package cn.xinshou.identity.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures for tests, and what can be done to them. */
public final class Photos {

    private Photos() {}

    /** A picture whose four corners differ: red, green, blue, white, beginning at the top left, clockwise. */
    public static BufferedImage corners(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var colours = new int[] {0xFF0000, 0x00FF00, 0xFFFFFF, 0x0000FF};
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                image.setRGB(x, y, colours[(y * 2 / height) * 2 + x * 2 / width]);
            }
        }
        return image;
    }

    public static byte[] write(BufferedImage image, String format) {
        try {
            var bytes = new ByteArrayOutputStream();
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] picture(String format, int width, int height) {
        return write(corners(width, height), format);
    }

    /** The same JPEG with a segment behind its first marker. */
    public static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        var segment = ByteBuffer.allocate(4 + content.length)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .array();
        return insert(jpeg, 2, segment);
    }

    /** The same PNG with a chunk behind its header. */
    public static byte[] withChunk(byte[] png, String name, byte[] content) {
        return insert(png, 33, chunk(name, content));
    }

    public static byte[] chunk(String name, byte[] content) {
        var named = ByteBuffer.allocate(4 + content.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
        var sum = new CRC32();
        sum.update(named);
        return ByteBuffer.allocate(8 + named.length)
                .putInt(content.length)
                .put(named)
                .putInt((int) sum.getValue())
                .array();
    }

    /** An EXIF block (little-endian TIFF) that says how the camera was held, and where. */
    public static byte[] tiff(int orientation) {
        return ByteBuffer.allocate(64)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {'I', 'I', 42, 0})
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .put("GPS 39.9N 116.4E".getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    public static byte[] exif(int orientation) {
        return concat("Exif\0\0".getBytes(StandardCharsets.US_ASCII), tiff(orientation));
    }

    public static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] insert(byte[] file, int at, byte[] part) {
        return concat(Arrays.copyOf(file, at), part, Arrays.copyOfRange(file, at, file.length));
    }
}
