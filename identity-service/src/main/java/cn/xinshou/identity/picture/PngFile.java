package cn.xinshou.identity.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;

/** A PNG chunk by chunk (ISO/IEC 15948). What makes the picture is kept, texts, times, profiles and EXIF are not. */
final class PngFile {

    static final String FORMAT = "png";

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final Set<String> KEPT = Set.of("IHDR", "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "IDAT", "IEND");
    private static final int HEADER_BYTES = 13;
    /** Length, name and checksum around the content of a chunk. */
    private static final int FRAME_BYTES = 12;

    private final byte[] file;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private Orientation orientation = Orientation.UPRIGHT;
    private byte[] header = new byte[0];

    private PngFile(byte[] file) {
        this.file = file;
    }

    static boolean begins(byte[] file) {
        return Pictures.startsWith(file, SIGNATURE);
    }

    static Stripped strip(byte[] file) {
        return new PngFile(file).strip();
    }

    private Stripped strip() {
        kept.writeBytes(SIGNATURE);
        var at = SIGNATURE.length;
        var name = "";
        while (!name.equals("IEND")) {
            var length = ByteBuffer.wrap(file, at, Integer.BYTES).getInt();
            if (length < 0 || length > file.length - at - FRAME_BYTES) {
                throw new IllegalArgumentException("no length");
            }
            var chunk = Arrays.copyOfRange(file, at, at + length + FRAME_BYTES);
            name = new String(chunk, 4, 4, StandardCharsets.ISO_8859_1);
            requireWhole(chunk);
            take(name, chunk);
            at += chunk.length;
        }
        if (at != file.length) {
            throw new UnusablePicture("holds something behind the end of the picture");
        }
        var bytes = ByteBuffer.wrap(header);
        return new Stripped(
                FORMAT,
                bytes.getInt(0),
                bytes.getInt(4),
                kept.toByteArray(),
                orientation,
                new Unfolding(packed.toByteArray(), unfolded(bytes)));
    }

    private void take(String name, byte[] chunk) {
        if (header.length == 0 != name.equals("IHDR")) {
            throw new IllegalArgumentException("header not first, or twice");
        }
        switch (name) {
            case "IHDR" -> header = content(chunk);
            case "IDAT" -> packed.writeBytes(content(chunk));
            case "eXIf" -> orientation = Orientation.inTiff(content(chunk));
            case "acTL" -> throw new UnusablePicture("must be one picture that does not move");
            default -> requireKnown(name);
        }
        if (KEPT.contains(name)) {
            kept.writeBytes(chunk);
        }
    }

    /** A chunk in upper case has to be understood to show the picture. */
    private static void requireKnown(String name) {
        if (!KEPT.contains(name) && Character.isUpperCase(name.charAt(0))) {
            throw new IllegalArgumentException("unknown critical chunk");
        }
    }

    private static void requireWhole(byte[] chunk) {
        var sum = new CRC32();
        sum.update(chunk, 4, chunk.length - 8);
        if ((int) sum.getValue() != ByteBuffer.wrap(chunk).getInt(chunk.length - 4)) {
            throw new IllegalArgumentException("wrong checksum");
        }
    }

    private static byte[] content(byte[] chunk) {
        return Arrays.copyOfRange(chunk, 8, chunk.length - 4);
    }

    /** Bytes of the scan lines, a filter byte before each (ISO/IEC 15948, 7.2 and 8.2). */
    private static long unfolded(ByteBuffer header) {
        if (header.capacity() != HEADER_BYTES) {
            throw new IllegalArgumentException("no header");
        }
        long width = header.getInt(0);
        long height = header.getInt(4);
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("no size");
        }
        var bits = header.get(8) * samples(header.get(9));
        if (header.get(12) == 0) {
            return lines(width, height, bits);
        }
        var sum = 0L;
        for (var pass : ADAM7) {
            sum += lines(ceil(width - pass[0], pass[2]), ceil(height - pass[1], pass[3]), bits);
        }
        return sum;
    }

    /** First column and line of each pass, and the steps between. */
    private static final int[][] ADAM7 = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private static long lines(long width, long height, int bits) {
        return width <= 0 || height <= 0 ? 0 : height * (1 + ceil(width * bits, 8));
    }

    private static long ceil(long number, long by) {
        return number <= 0 ? 0 : (number + by - 1) / by;
    }

    private static int samples(byte colours) {
        return switch (colours) {
            case 0, 3 -> 1;
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> throw new IllegalArgumentException("no such colours");
        };
    }
}
