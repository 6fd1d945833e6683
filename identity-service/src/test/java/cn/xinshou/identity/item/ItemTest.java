package cn.xinshou.identity.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static String kept(Item item, String text) {
        return item.check(TextNode.valueOf(text), TODAY).textValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"李明", "𠮷田", "㐀", "阿凡提·买买提", "Jean-Luc O'Neill", "葛\uDB40\uDD00城", "欧阳 娜娜", "凌\uFA30"})
    void namesAreKeptAsTheyAreWritten(String name) {
        assertThat(kept(Item.NAME, name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", " 李明", "李明 ", "李明1", "<b>", "李\u0000明", "\u202e李明", "李\ud842", "😀", "\ue000", "·李"})
    void whatIsNoNameIsRefused(String name) {
        assertThatThrownBy(() -> kept(Item.NAME, name)).isInstanceOf(Unacceptable.class);
    }

    @Test
    void aNameIsAtMostAHundredCharactersHoweverManyBytes() {
        assertThat(kept(Item.NAME, "𠮷".repeat(100))).hasSize(200);
        assertThatThrownBy(() -> kept(Item.NAME, "𠮷".repeat(101))).hasMessageContaining("100");
    }

    @ParameterizedTest
    @CsvSource({"13812345678", "+86 138 1234 5678", "+8613812345678", "138-1234-5678", "86 13812345678"})
    void mobileNumbersAreKeptAsElevenDigits(String phone) {
        assertThat(kept(Item.PHONE, phone)).isEqualTo("13812345678");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678901",
                "1381234567",
                "138123456789",
                "010-88888888",
                "+85291234567",
                "１３８１２３４５６７８",
                "13800",
                "138١٢٣٤٥٦٧٨"
            })
    void otherNumbersAreNoMobileNumbers(String phone) {
        assertThatThrownBy(() -> kept(Item.PHONE, phone)).isInstanceOf(Unacceptable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@example.cn", "a.b+c@mail.example.com", "A_1@xn--fiqs8s.cn"})
    void addressesOfMailAreKept(String email) {
        assertThat(kept(Item.EMAIL, email)).isEqualTo(email);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a@b",
                "@example.cn",
                "a@example.cn ",
                "a b@example.cn",
                "a..b@example.cn",
                "a@-x.cn",
                "a@x.cn\r\nBcc: b@x.cn",
                "a@b@x.cn"
            })
    void otherTextIsNoAddressOfMail(String email) {
        assertThatThrownBy(() -> kept(Item.EMAIL, email)).isInstanceOf(Unacceptable.class);
    }

    @Test
    void anAddressOfMailHasBounds() {
        assertThat(kept(Item.EMAIL, "a".repeat(64) + "@example.cn")).hasSize(75);
        assertThatThrownBy(() -> kept(Item.EMAIL, "a".repeat(65) + "@example.cn"))
                .isInstanceOf(Unacceptable.class);
        assertThatThrownBy(() -> kept(Item.EMAIL, "a@" + "b.".repeat(126) + "cn"))
                .isInstanceOf(Unacceptable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void picturesAreDecoded(String format) throws IOException {
        var photo = picture(format, 300, 400);

        assertThat(kept(Item.PHOTO, photo)).isEqualTo(photo);
    }

    @Test
    void aPictureOfManyPixelsInFewBytesIsRefusedBeforeItIsDecoded() throws IOException {
        // The header is all that is looked at: 30,000 × 30,000 pixels would be 3.6 GB.
        var header = Base64.getDecoder().decode(picture("png", 1, 1));
        var bomb = Arrays.copyOf(header, header.length);
        bomb[18] = bomb[22] = 0x75;
        bomb[19] = bomb[23] = 0x30;

        assertThatThrownBy(() -> kept(Item.PHOTO, Base64.getEncoder().encodeToString(bomb)))
                .isInstanceOf(Unacceptable.class);
        assertThatThrownBy(() -> kept(Item.PHOTO, picture("png", 2_001, 1))).hasMessageContaining("pixels");
    }

    @Test
    void whatIsNoPictureIsRefused() throws IOException {
        var cut = Base64.getDecoder().decode(picture("png", 300, 400));

        assertThatThrownBy(() -> kept(Item.PHOTO, "UEsDBAoAAAAAAA==")).isInstanceOf(Unacceptable.class);
        assertThatThrownBy(() -> kept(Item.PHOTO, "not base64")).isInstanceOf(Unacceptable.class);
        assertThatThrownBy(() -> kept(Item.PHOTO, picture("gif", 10, 10))).isInstanceOf(Unacceptable.class);
        assertThatThrownBy(() -> kept(Item.PHOTO, Base64.getEncoder().encodeToString(Arrays.copyOf(cut, 60))))
                .isInstanceOf(Unacceptable.class);
        assertThatThrownBy(() -> kept(Item.PHOTO, "A".repeat(800_000))).hasMessageContaining("512 KiB");
    }

    @Test
    void theTwelveItemsOfThePromiseAndThreeMoreAreAllThereAre() {
        assertThat(Item.words())
                .containsExactly(
                        "name",
                        "photo",
                        "phone",
                        "idNumber",
                        "sex",
                        "ethnicity",
                        "nationality",
                        "city",
                        "education",
                        "address",
                        "email",
                        "userName",
                        "registrationNumber",
                        "birthDate",
                        "guardian");
    }

    private static String picture(String format, int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
