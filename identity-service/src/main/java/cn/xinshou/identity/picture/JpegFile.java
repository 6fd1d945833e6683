package cn.xinshou.identity.picture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A JPEG segment by segment (ISO/IEC 10918-1). Tables, frame and scans are kept; comments, EXIF, XMP, profiles and thumbnails are not. */
final class JpegFile {

    static final String FORMAT = "jpeg";

    private static final byte[] SIGNATURE = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int DHT = 0xC4;
    private static final int JPG = 0xC8;
    private static final int DAC = 0xCC;
    private static final int DQT = 0xDB;
    private static final int DRI = 0xDD;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COM = 0xFE;

    /** Each scan goes over the whole picture: thousands of tiny ones would keep a processor busy for minutes. Cameras write ten. */
    private static final int MOST_SCANS = 100;

    /** Length, "JFIF" with a zero, version, unit, density and the two sides of the thumbnail; the marker is before it. */
    private static final int JFIF_BYTES = 16;

    private static final byte[] JFIF = "JFIF\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.US_ASCII);

    private final byte[] file;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int at = 2;
    private int scans;
    private int width;
    private int height;
    private Orientation orientation = Orientation.UPRIGHT;

    private JpegFile(byte[] file) {
        this.file = file;
    }

    static boolean begins(byte[] file) {
        return Pictures.startsWith(file, SIGNATURE);
    }

    static Stripped strip(byte[] file) {
        return new JpegFile(file).strip();
    }

    private Stripped strip() {
        kept.write(0xFF);
        kept.write(SOI);
        var marker = next();
        while (marker != EOI) {
            var segment = segment(marker);
            take(marker, segment);
            marker = next();
        }
        kept.write(0xFF);
        kept.write(EOI);
        if (scans == 0) {
            throw new IllegalArgumentException("no scan");
        }
        if (at != file.length) {
            throw new UnusablePicture("holds something behind the end of the picture");
        }
        return new Stripped(FORMAT, width, height, kept.toByteArray(), orientation, Unfolding.NONE);
    }

    /** A marker, which any number of fill bytes may precede. */
    private int next() {
        if (byteAt(at++) != 0xFF) {
            throw new IllegalArgumentException("no marker");
        }
        while (byteAt(at) == 0xFF) {
            at++;
        }
        return byteAt(at++);
    }

    /** From marker to end, its length included. */
    private byte[] segment(int marker) {
        var length = byteAt(at) << 8 | byteAt(at + 1);
        if (length < 2 || at + length > file.length) {
            throw new IllegalArgumentException("no length");
        }
        var segment = new byte[length + 2];
        segment[0] = (byte) 0xFF;
        segment[1] = (byte) marker;
        System.arraycopy(file, at, segment, 2, length);
        at += length;
        return segment;
    }

    private void take(int marker, byte[] segment) {
        switch (marker) {
            case DQT, DHT, DRI -> kept.writeBytes(segment);
            case SOS -> scan(segment);
            case APP0 -> jfif(segment);
            case APP1 -> exif(segment);
            case APP14 -> adobe(segment);
            default -> {
                if (isFrame(marker)) {
                    frame(segment);
                } else if (marker != COM && (marker < APP0 || marker > APP15)) {
                    throw new IllegalArgumentException("unknown marker");
                }
            }
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != DHT && marker != JPG && marker != DAC;
    }

    private void frame(byte[] segment) {
        if (width != 0) {
            throw new IllegalArgumentException("two frames");
        }
        height = (segment[5] & 0xFF) << 8 | segment[6] & 0xFF;
        width = (segment[7] & 0xFF) << 8 | segment[8] & 0xFF;
        var components = segment[9];
        if (width == 0 || height == 0) {
            throw new IllegalArgumentException("no size");
        }
        if (components != 1 && components != 3) {
            throw new UnusablePicture("must be in colours of a screen or in grey, not in those of a printer (CMYK)");
        }
        kept.writeBytes(segment);
    }

    /** Without its thumbnail, which may show what was cut off the picture. */
    private void jfif(byte[] segment) {
        if (holds(segment, JFIF) && segment.length >= JFIF_BYTES + 2) {
            var whole = Arrays.copyOf(segment, JFIF_BYTES + 2);
            whole[2] = 0;
            whole[3] = JFIF_BYTES;
            whole[16] = 0;
            whole[17] = 0;
            kept.writeBytes(whole);
        }
    }

    private void exif(byte[] segment) {
        if (holds(segment, EXIF)) {
            orientation = Orientation.inTiff(Arrays.copyOfRange(segment, 4 + EXIF.length, segment.length));
        }
    }

    /** Says how colours are meant; twelve bytes, and no more are kept. */
    private void adobe(byte[] segment) {
        if (holds(segment, ADOBE) && segment.length == 16) {
            kept.writeBytes(segment);
        }
    }

    private void scan(byte[] segment) {
        scans++;
        if (scans > MOST_SCANS || width == 0) {
            throw new IllegalArgumentException("too many scans, or one before the frame");
        }
        kept.writeBytes(segment);
        var from = at;
        while (!endsScan(at)) {
            at++;
        }
        kept.write(file, from, at - from);
    }

    /** In a scan, 0xFF is followed by zero or is a restart. */
    private boolean endsScan(int position) {
        if (byteAt(position) != 0xFF) {
            return false;
        }
        var follower = byteAt(position + 1);
        return follower != 0 && (follower < 0xD0 || follower > 0xD7);
    }

    private static boolean holds(byte[] segment, byte[] name) {
        return segment.length >= 4 + name.length && Arrays.equals(segment, 4, 4 + name.length, name, 0, name.length);
    }

    private int byteAt(int position) {
        return file[position] & 0xFF;
    }
}
