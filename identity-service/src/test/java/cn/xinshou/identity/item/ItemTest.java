package cn.xinshou.identity.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.identity.picture.Photos;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.util.Base64;
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
            strings = {
                "",
                " ",
                " 李明",
                "李明 ",
                "李明1",
                "<b>",
                "李\u0000明",
                "\u202e李明",
                "李\ud842",
                "😀",
                "\ue000",
                "·李",
                "李·",
                "李···明"
            })
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
    @ValueSource(strings = {"阿凡提•买买提", "阿凡提‧买买提", "阿凡提・买买提", "阿凡提･买买提", "阿凡提·买买提"})
    void middleDotsAreKeptInOneForm(String name) {
        assertThat(kept(Item.NAME, name)).isEqualTo("阿凡提·买买提");
    }

    @Test
    void charactersNewerThanTheTablesOfThisProgramBelongToNames() {
        assertThat(kept(Item.NAME, "李𬭛\ud888\udf44")).isEqualTo("李𬭛\ud888\udf44");
    }

    @ParameterizedTest
    @ValueSource(strings = {"address", "userName", "city", "sex", "name"})
    void noTextHidesOrTurnsWhatPeopleSeeOrHoldsPictures(String word) {
        var item = Item.named(word).orElseThrow();

        for (var bad : new String[] {
            "a\u200fb",
            "a\u202eb",
            "a\u0000b",
            "a\ud842",
            "\udfb7a",
            "a😀",
            "北京🇨🇳",
            "1\u20e3",
            "a\ue000",
            "a\u2028b",
            "\ufeffa",
            " a",
            ""
        }) {
            assertThatThrownBy(() -> kept(item, bad)).isInstanceOf(Unacceptable.class);
        }
    }

    @Test
    void rareCharactersSignsAndDigitsBelongToAddresses() {
        var address = "㐀𠮷路№１２８号©3-2（东）";

        assertThat(kept(Item.ADDRESS, address)).isEqualTo(address);
        assertThat(kept(Item.ADDRESS, "𠮷".repeat(300))).hasSize(600);
        assertThatThrownBy(() -> kept(Item.ADDRESS, "𠮷".repeat(301))).hasMessageContaining("300");
    }

    @ParameterizedTest
    @CsvSource({
        "sex,1,男",
        "sex,female,女",
        "sex,男,男",
        "sex,男性,男",
        "ethnicity,01,汉族",
        "ethnicity,汉,汉族",
        "ethnicity,汉族,汉族",
        "ethnicity,ug,维吾尔族",
        "ethnicity,97,其他",
        "nationality,CN,中国",
        "nationality,CHN,中国",
        "nationality,156,中国",
        "nationality,中国,中国",
        "nationality,France,法国",
        "city,110000,北京市",
        "city,北京,北京",
        "city,北京市,北京市",
        "city,Guangzhou,广州市",
        "city,440106,广州市天河区",
        "city,广东省广州市天河区,广东省广州市天河区",
        "city,乌鲁木齐,乌鲁木齐",
        "education,21,大学本科毕业",
        "education,本科,本科",
        "education,大学专科,大学专科",
        "education,bachelor,大学本科毕业"
    })
    void codesAndNamesOfTheStandardsAreKeptInChinese(String item, String given, String kept) {
        assertThat(kept(Item.named(item).orElseThrow(), given)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "sex,3",
        "sex,雄",
        "ethnicity,57",
        "ethnicity,玛雅族",
        "ethnicity,00",
        "nationality,ZZ",
        "nationality,香港",
        "nationality,亚特兰蒂斯",
        "city,999999",
        "city,110199",
        "city,亚特兰蒂斯",
        "city,鼓楼区",
        "education,99",
        "education,秀才"
    })
    void whatNoStandardKnowsIsRefusedWithItsNumber(String item, String given) {
        assertThatThrownBy(() -> kept(Item.named(item).orElseThrow(), given))
                .isInstanceOf(Unacceptable.class)
                .hasMessageContaining("GB/T");
    }

    @Test
    void aRefusalNeverRepeatsTheValue() {
        for (var item : Item.values()) {
            assertThatThrownBy(() -> kept(item, "绝密\u0000的值!!"))
                    .isInstanceOf(Unacceptable.class)
                    .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("绝密"));
        }
    }

    @Test
    void aPhotoIsKeptWithoutWhatACameraWroteBesideIt() {
        var clean = Photos.picture("jpeg", 300, 400);
        var fromPhone = Photos.withSegment(clean, 0xE1, Photos.exif(1));

        assertThat(kept(Item.PHOTO, base64(fromPhone))).isEqualTo(base64(clean));
        assertThat(kept(Item.PHOTO, base64(clean))).isEqualTo(base64(clean));
    }

    @Test
    void whatIsNoPictureIsRefused() {
        assertThatThrownBy(() -> kept(Item.PHOTO, "UEsDBAoAAAAAAA==")).hasMessageContaining("JPEG or PNG");
        assertThatThrownBy(() -> kept(Item.PHOTO, "not base64")).hasMessageContaining("base64");
        assertThatThrownBy(() -> kept(Item.PHOTO, base64(Photos.picture("gif", 10, 10))))
                .hasMessageContaining("JPEG or PNG");
        assertThatThrownBy(() -> kept(Item.PHOTO, base64(Photos.picture("png", 2_001, 1))))
                .hasMessageContaining("pixels");
        assertThatThrownBy(() -> kept(Item.PHOTO, "A".repeat(800_000))).hasMessageContaining("512 KiB");
    }

    @Test
    void everyItemHasAShapeAndWordsForForms() {
        for (var item : Item.values()) {
            assertThat(item.text().zh().name()).isNotBlank();
            assertThat(item.text().zh().rule()).isNotBlank();
            assertThat(item.text().en().name()).isNotBlank();
            assertThat(item.text().en().rule()).isNotBlank();
            assertThat(item.form().kind() == ItemKind.CODE)
                    .isEqualTo(item.form().codes() != null);
        }
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

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
