package cn.xinshou.identity.picture;

import static cn.xinshou.identity.picture.Photos.chunk;
import static cn.xinshou.identity.picture.Photos.concat;
import static cn.xinshou.identity.picture.Photos.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {

    private static final byte[] SECRET = "taken at 39.9042N 116.4074E by 李明".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void aCleanPictureComesBackByteForByte(String format) {
        var photo = picture(format, 300, 400);

        assertThat(Pictures.clean(photo)).isEqualTo(photo);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xE1, 0xE2, 0xED, 0xEF, 0xFE, 0xEE, 0xE0})
    void whatACameraOrAProgramWroteBesideAJpegIsLeftOut(int marker) {
        var photo = picture("jpeg", 300, 400);

        var kept = Pictures.clean(Photos.withSegment(photo, marker, SECRET));

        assertThat(kept).isEqualTo(photo);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tEXt", "zTXt", "iTXt", "eXIf", "iCCP", "tIME", "pHYs", "prVt"})
    void whatACameraOrAProgramWroteBesideAPngIsLeftOut(String chunk) {
        var photo = picture("png", 30, 40);

        var kept = Pictures.clean(Photos.withChunk(photo, chunk, SECRET));

        assertThat(kept).isEqualTo(photo);
    }

    @Test
    void theThumbnailOfAJpegIsLeftOut() {
        var photo = picture("jpeg", 30, 40);
        var header = Arrays.copyOfRange(photo, 6, 20);
        header[12] = 2;
        header[13] = 1;
        var jfif = concat(header, new byte[] {1, 2, 3, 4, 5, 6});
        var withoutHeader = concat(Arrays.copyOf(photo, 2), Arrays.copyOfRange(photo, 20, photo.length));

        assertThat(Pictures.clean(Photos.withSegment(withoutHeader, 0xE0, jfif)))
                .isEqualTo(photo);
    }

    @ParameterizedTest
    @CsvSource({
        // Where red, the top left corner of what was stored, lies after turning; and green, the top right one.
        "2, 9 0, 0 0",
        "3, 9 19, 0 19",
        "4, 0 19, 9 19",
        "5, 0 0, 0 9",
        "6, 19 0, 19 9",
        "7, 19 9, 19 0",
        "8, 0 9, 0 0"
    })
    void aPictureThatACameraHeldOtherwiseIsTurnedForGood(int orientation, String red, String green) throws IOException {
        var sideways = Photos.withChunk(picture("png", 10, 20), "eXIf", Photos.tiff(orientation));
        var jpeg = Photos.withSegment(picture("jpeg", 160, 320), 0xE1, Photos.exif(orientation));

        var turned = ImageIO.read(new ByteArrayInputStream(Pictures.clean(sideways)));
        var clean = Pictures.clean(jpeg);
        var turnedJpeg = ImageIO.read(new ByteArrayInputStream(clean));

        assertThat(turned.getWidth()).isEqualTo(orientation >= 5 ? 20 : 10);
        assertThat(at(turned, red)).isEqualTo(0xFFFF0000);
        assertThat(at(turned, green)).isEqualTo(0xFF00FF00);
        assertThat(turnedJpeg.getWidth()).isEqualTo(orientation >= 5 ? 320 : 160);
        assertThat(new String(clean, StandardCharsets.ISO_8859_1)).doesNotContain("GPS", "Exif");
        assertThat(Pictures.clean(clean)).isEqualTo(clean);
    }

    @Test
    void tooManyPixelsAreRefusedByTheHeaderAlone() {
        assertThatThrownBy(() -> Pictures.clean(pngOf(30_000, 30_000, new byte[10])))
                .isInstanceOf(UnusablePicture.class)
                .hasMessageContaining("2000 pixels");
        assertThatThrownBy(() -> Pictures.clean(picture("png", 2_001, 1))).hasMessageContaining("pixels");
        assertThatThrownBy(() -> Pictures.clean(picture("jpeg", 1, 2_001))).hasMessageContaining("pixels");
        assertThat(Pictures.clean(picture("png", 2_000, 1))).isNotEmpty();
    }

    @Test
    void aFewBytesThatUnfoldToMoreThanTheHeaderSaysAreRefused() {
        assertThatThrownBy(() -> Pictures.clean(pngOf(10, 10, new byte[100_000_000])))
                .isInstanceOf(UnusablePicture.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void nothingMayLieBehindThePicture(String format) throws IOException {
        var photo = picture(format, 30, 40);

        assertThatThrownBy(() -> Pictures.clean(concat(photo, zip()))).hasMessageContaining("behind the end");
        assertThatThrownBy(() -> Pictures.clean(concat(photo, new byte[1]))).hasMessageContaining("behind the end");
        assertThatThrownBy(() -> Pictures.clean(concat(photo, photo))).hasMessageContaining("behind the end");
    }

    @Test
    void nothingMayLieBehindThePackedPixels() throws IOException {
        var packed = concat(deflate(lines(10, 10)), zip());

        assertThatThrownBy(() -> Pictures.clean(png(10, 10, packed))).hasMessageContaining("beside the picture");
    }

    @Test
    void whatIsNoPictureIsRefused() throws IOException {
        var zip = zip();

        for (var file : new byte[][] {
            {}, {1}, zip, "<svg/>".getBytes(StandardCharsets.UTF_8), picture("gif", 10, 10), picture("bmp", 10, 10)
        }) {
            assertThatThrownBy(() -> Pictures.clean(file)).hasMessageContaining("JPEG or PNG");
        }
    }

    @Test
    void aPictureThatMovesIsRefused() {
        assertThatThrownBy(() -> Pictures.clean(Photos.withChunk(picture("png", 3, 3), "acTL", new byte[8])))
                .hasMessageContaining("does not move");
    }

    @Test
    void aPictureInTheColoursOfAPrinterIsRefused() {
        var photo = picture("jpeg", 30, 40);
        var frame = indexOf(photo, new byte[] {(byte) 0xFF, (byte) 0xC0});
        photo[frame + 9] = 4;

        assertThatThrownBy(() -> Pictures.clean(photo)).hasMessageContaining("CMYK");
    }

    @Test
    void aPngWithAWrongChecksumIsRefused() {
        var photo = picture("png", 30, 40);
        photo[photo.length - 1] ^= 1;

        assertThatThrownBy(() -> Pictures.clean(photo)).isInstanceOf(UnusablePicture.class);
    }

    @Test
    void aJpegOfThousandsOfScansIsRefused() throws IOException {
        var progressive = progressive();
        var scan = indexOf(progressive, new byte[] {(byte) 0xFF, (byte) 0xDA});
        var end = progressive.length - 2;
        var scans = Arrays.copyOfRange(progressive, scan, end);
        var many = new ByteArrayOutputStream();
        many.writeBytes(Arrays.copyOf(progressive, end));
        for (var i = 0; i < 200; i++) {
            many.writeBytes(scans);
        }
        many.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});

        assertThat(Pictures.clean(progressive)).isNotEmpty();
        assertThatThrownBy(() -> Pictures.clean(many.toByteArray())).isInstanceOf(UnusablePicture.class);
    }

    @Test
    void greyTransparentAndIndexedPicturesAreKept() {
        for (var type : new int[] {
            BufferedImage.TYPE_BYTE_GRAY,
            BufferedImage.TYPE_INT_ARGB,
            BufferedImage.TYPE_BYTE_INDEXED,
            BufferedImage.TYPE_USHORT_GRAY,
            BufferedImage.TYPE_BYTE_BINARY
        }) {
            var photo = Photos.write(new BufferedImage(31, 7, type), "png");
            assertThat(Pictures.clean(photo)).hasSizeLessThanOrEqualTo(photo.length);
        }
        var grey = Photos.write(new BufferedImage(31, 7, BufferedImage.TYPE_BYTE_GRAY), "jpeg");
        assertThat(Pictures.clean(grey)).isEqualTo(grey);
    }

    @Test
    void aPngWovenInSevenPassesIsKept() throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            var how = writer.getDefaultWriteParam();
            how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new IIOImage(Photos.corners(13, 5), null, null), how);
        }

        assertThat(bytes.toByteArray()[28]).isEqualTo((byte) 1);
        assertThat(Pictures.clean(bytes.toByteArray())).isEqualTo(bytes.toByteArray());
    }

    private static byte[] progressive() throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            var how = writer.getDefaultWriteParam();
            how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            var image = Photos.corners(64, 64);
            writer.write(
                    writer.getDefaultStreamMetadata(how),
                    new IIOImage(
                            image,
                            null,
                            writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), how)),
                    how);
        }
        return bytes.toByteArray();
    }

    /** A red, green or other pixel at {@code "x y"}. */
    private static int at(BufferedImage image, String place) {
        var xy = place.strip().split(" ");
        return image.getRGB(Integer.parseInt(xy[0]), Integer.parseInt(xy[1])) | 0xFF000000;
    }

    private static byte[] pngOf(int width, int height, byte[] unfolded) {
        return png(width, height, deflate(unfolded));
    }

    private static byte[] png(int width, int height, byte[] packed) {
        var header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 0, 0, 0, 0})
                .array();
        return concat(
                Arrays.copyOf(picture("png", 1, 1), 8),
                chunk("IHDR", header),
                chunk("IDAT", packed),
                chunk("IEND", new byte[0]));
    }

    private static byte[] lines(int width, int height) {
        return new byte[height * (1 + width)];
    }

    private static byte[] deflate(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION))) {
            out.write(bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] zip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("photo.jpg"));
            zip.write(new byte[100]);
        }
        return bytes.toByteArray();
    }

    private static int indexOf(byte[] file, byte[] part) {
        for (var i = 0; i + part.length <= file.length; i++) {
            if (Arrays.equals(file, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("not there");
    }
}
