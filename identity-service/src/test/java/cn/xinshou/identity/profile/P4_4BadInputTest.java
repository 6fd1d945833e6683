package cn.xinshou.identity.profile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import cn.xinshou.identity.Acting;
import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.People;
import cn.xinshou.identity.picture.Photos;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people, programs and attackers send where a profile is meant: refused by the name of the field, never echoed, never our fault. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P4.4")
class P4_4BadInputTest {

    private static final String PURPOSE = "exam-registration";
    private static final String[] ITEMS = {
        "name", "phone", "idNumber", "city", "address", "email", "photo", "birthDate", "guardian", "registrationNumber"
    };

    private final UUID subject = UUID.randomUUID();

    @Inject
    Database database;

    @BeforeEach
    void agree() {
        Consents.forget();
        Consents.grant(subject, PURPOSE, ITEMS);
        Acting.asPlatform();
    }

    @AfterEach
    void tidyUp() {
        database.empty();
        Acting.asNobody();
    }

    /** 110101 19900230 and the like with the check character that would belong to them. */
    @ParameterizedTest
    @CsvSource({
        "11010119900230001, holds a date of birth that does not exist",
        "11010119901301001, holds a date of birth that does not exist",
        "11010119000229001, holds a date of birth that does not exist",
        "11010117990101001, holds a date of birth that nobody living can have",
        "11010129990101001, holds a date of birth that nobody living can have",
        "00010119900101001, must be eighteen characters",
        "72010119900101001, must begin with the code of a region"
    })
    void anIdNumberThatNobodyCanHaveIsRefusedThoughItsCheckCharacterIsRight(String seventeen, String why) {
        refused(put(body("idNumber", seventeen + checkCharacter(seventeen))), "idNumber")
                .body("errors[0].message", containsString(why));
    }

    @Test
    void aWrongCheckCharacterIsFoundInEveryPlace() {
        var number = People.idNumber();
        for (var at = 6; at < 17; at++) {
            var digit = (number.charAt(at) - '0' + 1) % 10;
            refused(put(body("idNumber", number.substring(0, at) + digit + number.substring(at + 1))), "idNumber")
                    .body(not(containsString(number.substring(0, 6))));
        }
    }

    @Test
    void aLowerCaseXIsKeptAsXAndIsTheSameNumber() {
        var number = Stream.generate(People::idNumber)
                .filter(one -> one.endsWith("X"))
                .findFirst()
                .orElseThrow();
        put(body("idNumber", number.toLowerCase(Locale.ROOT))).statusCode(201);

        given().spec(Doors.json())
                .get("/profiles/{s}?purpose={p}&items=idNumber", subject, PURPOSE)
                .then()
                .body("idNumber", equalTo(number));
    }

    @Test
    void nobodyLivingWasBornTomorrow() {
        refused(
                put(body(
                        "birthDate",
                        LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1).toString())),
                "birthDate");
    }

    static Stream<String> noPictures() {
        var png = Photos.picture("png", 40, 40);
        var jpeg = Photos.picture("jpeg", 40, 40);
        return Stream.of(
                        zip(),
                        sized(png, 30_000, 30_000),
                        sized(png, 2_001, 40),
                        sized(png, 0, 0),
                        sized(png, -1, 40),
                        joined(png, zip()),
                        joined(jpeg, zip()),
                        joined(jpeg, "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)),
                        joined("GIF89a".getBytes(StandardCharsets.US_ASCII), png),
                        joined("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), jpeg),
                        "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8),
                        "<html></html>".getBytes(StandardCharsets.UTF_8),
                        java.util.Arrays.copyOf(png, png.length / 2),
                        new byte[600 * 1024])
                .map(bytes -> Base64.getEncoder().encodeToString(bytes));
    }

    @ParameterizedTest
    @MethodSource("noPictures")
    void whatIsNoPictureOrMoreThanOneIsRefusedFast(String photo) {
        var begun = System.nanoTime();

        refused(put(body("photo", photo)), "photo");

        // A bomb would take minutes and gigabytes; this is no measurement.
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"data:image/png;base64,iVBORw0KGgo=", "not base64!", "iVBORw0KGgo", "", "%00"})
    void whatIsNoBase64IsRefused(String photo) {
        refused(put(body("photo", photo)), "photo");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name               | 李明😀
            name               | 李\\u202E明
            name               | \\uD842
            name               | \\u0000
            name               | 李明\\n
            address            | 长安街😀1号
            address            | 长安街\\u202E1号
            address            | \\uDFB7长安街
            address            | 长安\\u0000街
            address            | \\u2067长安街
            email              | 李明@例子.中国\\u0000
            email              | a@b@example.cn
            phone              | +1 202 555 0100
            phone              | 1381234567
            phone              | 138123456789
            city               | 鼓楼区
            city               | 亚特兰蒂斯
            birthDate          | 0000-00-00
            birthDate          | 1700-01-01
            birthDate          | +999999999-12-31
            birthDate          | 2001-02-29
            birthDate          | 2001-2-9
            registrationNumber | 李明
            registrationNumber | a
            guardian           | 😀
            """)
    void aStrangeValueIsRefusedByTheNameOfItsItem(String item, String value) {
        refused(put(body(item, value)), item);
    }

    @ParameterizedTest
    @ValueSource(strings = {"㐀㐁", "𠮷野家", "阿依古丽·买买提", "Ólafur Þór", "欧阳 明"})
    void rareCharactersOfRealNamesComeBackAsTheyWere(String name) {
        put(body("name", name)).statusCode(201);

        given().spec(Doors.json())
                .get("/profiles/{s}?purpose={p}&items=name", subject, PURPOSE)
                .then()
                .statusCode(200)
                .body("name", equalTo(name));
    }

    @ParameterizedTest
    @CsvSource({"name, 101", "address, 301", "email, 400", "registrationNumber, 33"})
    void whatIsTooLongIsRefused(String item, int length) {
        var filler = item.equals("name") || item.equals("address") ? "长" : "a";
        var value = filler.repeat(length) + (item.equals("email") ? "@example.cn" : "");

        refused(put(body(item, value)), item).body(not(containsString(filler.repeat(20))));
    }

    @Test
    void tenMegabytesAreRefusedBeforeTheyAreRead() {
        put(body("address", "a".repeat(10_000_000))).statusCode(413).contentType("application/problem+json");
        assertThat(database.count("select count(*) from profile")).isZero();
    }

    @Test
    void aPatchIsJudgedLikeAPut() {
        put(body("city", "北京")).statusCode(201);
        for (var bad : List.of("{\"idNumber\": \"110101200102280011\"}", "{\"phone\": \"１３８１２３４５６７８\"}")) {
            patch("\"1\"", bad).statusCode(400);
        }
        given().spec(Doors.mergePatch())
                .body("{\"city\": \"上海\"}")
                .patch("/profiles/{s}?purpose={p}", subject, PURPOSE)
                .then()
                .statusCode(428);
        for (var tag : List.of("1", "\"x\"", "W/\"1\"", "\"99999999999999999999\"")) {
            patch(tag, "{\"city\": \"上海\"}").statusCode(org.hamcrest.Matchers.oneOf(400, 412));
        }
        assertThat(database.count("select count(*) from profile_change")).isOne();
    }

    @Test
    void ofManyCorrectionsOfOneVersionOneIsMade() throws Exception {
        put(body("city", "北京")).statusCode(201);
        var cities = List.of("上海", "天津", "重庆", "南京", "杭州", "成都", "武汉", "西安");
        var url = Doors.url("/profiles/" + subject + "?purpose=" + PURPOSE);

        var codes = atOnce(IntStream.range(0, 32)
                .<Callable<Integer>>mapToObj(i -> () -> given().spec(Doors.mergePatch())
                        .header("If-Match", "\"1\"")
                        .body("{\"city\": \"" + cities.get(i % cities.size()) + "\"}")
                        .patch(url)
                        .statusCode())
                .toList());

        assertThat(codes).containsOnly(200, 412).containsOnlyOnce(200);
        assertThat(database.count("select count(*) from profile_change")).isEqualTo(2);
        assertThat(database.count("select version from profile")).isEqualTo(2);
    }

    /** Whichever is first: what was changed before the order is what it locks, and behind it nothing changes. */
    @Test
    void aCorrectionThatRacesAnOrderIsBeforeItOrRefused() throws Exception {
        for (var round = 0; round < 15; round++) {
            var person = UUID.randomUUID();
            Consents.grant(person, PURPOSE, ITEMS);
            put(person, body("city", "北京")).statusCode(201);
            var profile = Doors.url("/profiles/" + person + "?purpose=" + PURPOSE);
            var orders = Doors.url("/profiles/" + person + "/registration-orders");
            var order =
                    """
                    {"order": "O-1", "exam": "x", "items": ["city"], "from": "%s", "until": "%s"}
                    """.formatted(Instant.now().minusSeconds(60), Instant.now().plusSeconds(600));

            var codes = atOnce(List.of(
                    () -> given().spec(Doors.mergePatch())
                            .header("If-Match", "\"1\"")
                            .body("{\"city\": \"上海\"}")
                            .patch(profile)
                            .statusCode(),
                    () -> given().spec(Doors.json()).body(order).post(orders).statusCode()));

            assertThat(codes.get(0)).isIn(200, 409);
            assertThat(codes.get(1)).isEqualTo(201);
        }
        assertThat(database.count("""
                select count(*) from profile_change c join registration_order o on o.subject = c.subject
                where c.item = any (o.items) and c.at > o.placed_at""")).as("changes of what was locked already").isZero();
    }

    private static List<Integer> atOnce(List<Callable<Integer>> calls) throws Exception {
        try (var threads = Executors.newFixedThreadPool(Math.min(calls.size(), 16))) {
            var codes = new ArrayList<Integer>();
            for (var code : threads.invokeAll(calls)) {
                codes.add(code.get());
            }
            return codes;
        }
    }

    private ValidatableResponse refused(ValidatableResponse answer, String field) {
        answer.statusCode(400).contentType("application/problem+json").body("errors.field", hasItem(field));
        assertThat(database.count("select count(*) from profile_item")).isZero();
        return answer.body("errors.field", contains(field));
    }

    private ValidatableResponse put(String body) {
        return put(subject, body);
    }

    private static ValidatableResponse put(UUID person, String body) {
        return given().spec(Doors.json())
                .body(body)
                .put("/profiles/{s}?purpose={p}", person, PURPOSE)
                .then();
    }

    private ValidatableResponse patch(String tag, String body) {
        return given().spec(Doors.mergePatch())
                .header("If-Match", tag)
                .body(body)
                .patch("/profiles/{s}?purpose={p}", subject, PURPOSE)
                .then();
    }

    private static String body(String item, String value) {
        return "{\"" + item + "\": \"" + value + "\"}";
    }

    private static char checkCharacter(String seventeen) {
        var weights = new int[] {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        var sum = IntStream.range(0, 17)
                .map(i -> weights[i] * (seventeen.charAt(i) - '0'))
                .sum();
        return "10X98765432".charAt(sum % 11);
    }

    /** An archive with one file of nothing. */
    private static byte[] zip() {
        var bytes = new ByteArrayOutputStream();
        try (var archive = new java.util.zip.ZipOutputStream(bytes)) {
            archive.putNextEntry(new java.util.zip.ZipEntry("photo.png"));
            archive.closeEntry();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The same PNG, which says of itself that it is that large; its checksum agrees. */
    private static byte[] sized(byte[] png, int width, int height) {
        var copy = png.clone();
        ByteBuffer.wrap(copy, 16, 8).putInt(width).putInt(height);
        var sum = new CRC32();
        sum.update(copy, 12, 17);
        ByteBuffer.wrap(copy, 29, 4).putInt((int) sum.getValue());
        return copy;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
