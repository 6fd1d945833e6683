package cn.xinshou.identity.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PictureProperties {

    private static final byte[] JPEG = Photos.withSegment(Photos.picture("jpeg", 40, 30), 0xE1, Photos.exif(6));
    private static final byte[] PNG = Photos.withChunk(Photos.picture("png", 40, 30), "eXIf", Photos.tiff(6));

    /** Whatever is damaged is refused in words or is still a clean picture; nothing else comes out, and no other error. */
    @Property(tries = 1000)
    void aDamagedPictureIsRefusedOrClean(
            @ForAll boolean jpeg, @ForAll @IntRange(max = 100_000) int position, @ForAll byte value) {
        var file = (jpeg ? JPEG : PNG).clone();
        file[position % file.length] = value;

        requireRefusedOrClean(file);
    }

    @Property(tries = 300)
    void aPictureThatBreaksOffIsRefusedOrClean(@ForAll boolean jpeg, @ForAll @IntRange(max = 100_000) int length) {
        var whole = jpeg ? JPEG : PNG;

        requireRefusedOrClean(java.util.Arrays.copyOf(whole, length % whole.length));
    }

    @Property(tries = 300)
    void anythingBehindAPictureIsRefused(@ForAll boolean jpeg, @ForAll @Size(min = 1, max = 50) byte[] more) {
        try {
            Pictures.clean(Photos.concat(jpeg ? JPEG : PNG, more));
        } catch (UnusablePicture e) {
            assertThat(e.why()).contains("behind the end");
            return;
        }
        throw new AssertionError("taken");
    }

    @Property(tries = 200)
    void picturesOfAnySizeAreKeptAsTheyAre(
            @ForAll boolean jpeg,
            @ForAll @IntRange(min = 1, max = 60) int width,
            @ForAll @IntRange(min = 1, max = 60) int height) {
        var photo = Photos.picture(jpeg ? "jpeg" : "png", width, height);

        assertThat(Pictures.clean(photo)).isEqualTo(photo);
    }

    private static void requireRefusedOrClean(byte[] file) {
        try {
            var clean = Pictures.clean(file);
            assertThat(Pictures.clean(clean)).isEqualTo(clean);
            assertThat(new String(clean, StandardCharsets.ISO_8859_1)).doesNotContain("GPS 39");
        } catch (UnusablePicture e) {
            assertThat(e.why()).isNotBlank();
        }
    }
}
