package cn.xinshou.identity.copy;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.People;
import cn.xinshou.identity.profile.GivenProfiles;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import net.lingala.zip4j.exception.ZipException;
import net.lingala.zip4j.io.inputstream.ZipInputStream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A package behind a passphrase and a link: opened once, in time, by its person only. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P5.3")
@TestSecurity(user = P5_3PackageLinkTest.OWN, roles = "data-subject")
@OidcSecurity(claims = @Claim(key = "auth_time", value = P5_3PackageLinkTest.AT_NOON))
class P5_3PackageLinkTest {

    static final String OWN = "0199a000-0000-7000-8000-000000000002";

    /** 2026-11-23T04:00:00Z. */
    static final String AT_NOON = "1795406400";

    private static final UUID SUBJECT = UUID.fromString(OWN);
    private static final Instant NOON = Instant.ofEpochSecond(1_795_406_400);
    private static final String PASSPHRASE = "seven green lanterns over Suzhou";

    @Inject
    Database database;

    @Inject
    MovableClock clock;

    @Inject
    GivenProfiles profiles;

    @Inject
    DropPackages drop;

    private final String phone = People.phone();

    @BeforeEach
    void somebodyIsKnown() {
        clock.stopAt(NOON);
        Consents.forget();
        profiles.put(SUBJECT, """
                {"name": "㐀𠮷", "phone": "%s", "address": "=HYPERLINK(\\"http://evil.example\\")", "userName": "lantern-lover"}
                """.formatted(phone));
    }

    @AfterEach
    void tidyUp() {
        clock.reset();
        database.empty();
        database.execute("truncate school_entry, delegation, sanction");
    }

    private static String fulfilled() {
        String id = given().spec(Doors.json())
                .body("{\"kind\": \"copy\", \"details\": \"请寄给我\"}")
                .post("/me/requests")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        given().spec(Doors.json())
                .post("/requests/{id}/verify", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("fulfilled"));
        return id;
    }

    private static byte[] fetched(String id) {
        return given().spec(Doors.json())
                .accept("application/zip")
                .get("/requests/{id}/package", id)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static ValidatableResponse make(String id, String passphrase) {
        return given().spec(Doors.json())
                .body("{\"passphrase\": \"" + passphrase + "\"}")
                .post("/requests/{id}/package", id)
                .then();
    }

    private static String link(String id) {
        return make(id, PASSPHRASE).statusCode(201).extract().path("href");
    }

    private static ValidatableResponse take(String href) {
        return given().spec(Doors.json()).accept("application/zip").post(href).then();
    }

    private static Map<String, byte[]> unpack(byte[] zip, String passphrase) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        var bytes = new ByteArrayInputStream(zip);
        try (var in =
                passphrase == null ? new ZipInputStream(bytes) : new ZipInputStream(bytes, passphrase.toCharArray())) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getFileName(), in.readAllBytes());
            }
        }
        return files;
    }

    /** What somebody does who was handed a package: checks the signature, then every file against the manifest. */
    private static void verify(Map<String, byte[]> files) throws JoseException, NoSuchAlgorithmException {
        var keys = new JsonWebKeySet(given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .extract()
                .asString());
        var signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(
                new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "EdDSA"));
        signature.setCompactSerialization(new String(files.get("manifest.jws"), UTF_8));
        signature.setKey(keys.findJsonWebKey(signature.getKeyIdHeaderValue(), null, "sig", null)
                .getKey());
        assertThat(signature.verifySignature()).isTrue();
        assertThat(signature.getPayloadBytes()).isEqualTo(files.get("manifest.json"));
        var manifest = JsonPath.from(new String(files.get("manifest.json"), UTF_8));
        assertThat(manifest.getList("files.name"))
                .containsExactlyInAnyOrderElementsOf(files.keySet().stream()
                        .filter(name -> !name.startsWith("manifest"))
                        .toList());
        for (var file : manifest.<Map<String, Object>>getList("files")) {
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256")
                                    .digest(files.get(file.get("name").toString()))))
                    .as(file.get("name").toString())
                    .isEqualTo(file.get("sha256"));
        }
    }

    @Test
    void aPassphraseOfOnesOwnLocksThePackage() throws Exception {
        var zip = take(link(fulfilled())).statusCode(200).extract().asByteArray();

        verify(unpack(zip, PASSPHRASE));
        assertThatThrownBy(() -> unpack(zip, PASSPHRASE + "!")).isInstanceOf(ZipException.class);
        assertThat(new String(zip, UTF_8)).doesNotContain(phone);
    }

    @Test
    void thePassphraseIsKeptNowhereAndThePackageNotInTheOpen() {
        var href = link(fulfilled());

        assertThat(database.dump())
                .doesNotContain(PASSPHRASE)
                .doesNotContain(href.substring("/packages/".length()))
                .doesNotContain("data.json");
        take(href).statusCode(200);
        assertThat(database.count("select count(*) from package_link where content is not null"))
                .isZero();
    }

    @Test
    void aLinkWorksOnceHoweverOftenItIsFollowedAtOnce() throws Exception {
        var href = link(fulfilled());
        given().spec(Doors.json()).get(href).then().statusCode(200).body("taken", equalTo(false));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var url = Doors.url(href);
            var answers = threads.invokeAll(IntStream.range(0, 10)
                    .<Callable<Integer>>mapToObj(i ->
                            () -> given().accept("application/zip").post(url).statusCode())
                    .toList());
            assertThat(answers)
                    .extracting(answer -> answer.get())
                    .containsOnlyOnce(200)
                    .contains(410);
        }
        take(href).statusCode(410).body("type", equalTo("/problems/package-taken"));
        given().spec(Doors.json()).get(href).then().statusCode(200).body("taken", equalTo(true));
    }

    @Test
    void onePackageIsHandedOutOnceByWhicheverWay() {
        var id = fulfilled();
        var href = link(id);
        fetched(id);

        take(href).statusCode(410).body("type", equalTo("/problems/package-taken"));
        make(id, PASSPHRASE).statusCode(410);
    }

    @Test
    void aNewLinkTakesThePlaceOfTheOneBefore() {
        var id = fulfilled();
        var first = link(id);

        var second = link(id);

        take(first).statusCode(404);
        take(second).statusCode(200);
    }

    @Test
    void aLinkRunsOutAfterThreeDays() {
        var href = link(fulfilled());
        clock.advance(Duration.ofDays(3));

        take(href).statusCode(410).body("type", equalTo("/problems/package-expired"));
    }

    @Test
    void aLinkNeverOutlivesItsPackage() {
        var id = fulfilled();
        clock.advance(Duration.ofDays(6));

        make(id, PASSPHRASE).statusCode(201).body("until", equalTo("2026-11-30T04:00:00Z"));
        clock.advance(Duration.ofDays(1));
        make(id, PASSPHRASE).statusCode(410).body("type", equalTo("/problems/package-expired"));
    }

    @Test
    void nobodyElsesLinkOpens() {
        var href = link(fulfilled());
        database.execute("update package_link set subject = '" + UUID.randomUUID() + "'");

        take(href).statusCode(403).body("type", equalTo("/problems/package-of-another"));
        given().spec(Doors.json()).get(href).then().statusCode(403);
    }

    @Test
    void whereNothingIsThereNothingIsFound() {
        take("/packages/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").statusCode(404);
        make(UUID.randomUUID().toString(), PASSPHRASE).statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short1!",
                "aaaaaaaaaaaaa1",
                "onlyletterss",
                "灯笼灯笼灯笼灯笼灯笼灯笼灯笼",
                "my LANTERNlover 2026",
                "tab\\tin the middle of it"
            })
    void aPassphraseThatCanBeGuessedIsRefusedWithoutAnEcho(String weak) {
        var answer = make(fulfilled(), weak)
                .statusCode(400)
                .body("errors[0].field", equalTo("passphrase"))
                .extract()
                .asString();

        assertThat(answer).doesNotContain(weak);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"passphrase\": null}", "{\"passphrase\": 7}", "[]", ""})
    void withoutAPassphraseThereIsNoLink(String body) {
        given().spec(Doors.json())
                .body(body)
                .post("/requests/{id}/package", fulfilled())
                .then()
                .statusCode(400);
    }

    @Test
    void aFetchByLinkIsAReadLikeAnyOther() {
        take(link(fulfilled())).statusCode(200);

        assertThat(database.count("select count(*) from profile_read where subject = '" + OWN
                        + "' and role = 'data-subject' and 'phone' = any (items)"))
                .isEqualTo(1);
    }

    @Test
    void whatNobodyFetchedIsDroppedAtItsEnd() {
        link(fulfilled());
        clock.advance(Duration.ofDays(3));

        drop.drop();

        assertThat(database.count("select count(*) from package_link where content is not null"))
                .isZero();
    }
}
