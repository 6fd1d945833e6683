package cn.xinshou.identity.copy;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.profile.GivenProfiles;
import cn.xinshou.local.MovableClock;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import net.lingala.zip4j.io.inputstream.ZipInputStream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** A person with a profile at noon, and how they ask for a copy of it, fetch it and look into it. */
@ApplicationScoped
class GivenCopy {

    static final String OWN = "0199a000-0000-7000-8000-000000000002";
    static final UUID SUBJECT = UUID.fromString(OWN);

    /** 2026-11-23T04:00:00Z. */
    static final String AT_NOON = "1795406400";

    static final Instant NOON = Instant.ofEpochSecond(Long.parseLong(AT_NOON));
    static final String PASSPHRASE = "seven green lanterns over Suzhou";

    private final Database database;
    private final MovableClock clock;
    private final GivenProfiles profiles;

    GivenCopy(Database database, MovableClock clock, GivenProfiles profiles) {
        this.database = database;
        this.clock = clock;
        this.profiles = profiles;
    }

    void somebodyIsKnown(String phone) {
        clock.stopAt(NOON);
        Consents.forget();
        profiles.put(SUBJECT, """
                {"name": "㐀𠮷", "phone": "%s", "address": "=HYPERLINK(\\"http://evil.example\\")", "userName": "lantern-lover"}
                """.formatted(phone));
    }

    void tidyUp() {
        clock.reset();
        database.empty();
        database.execute("truncate school_entry, delegation, sanction");
    }

    static String fulfilled() {
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

    static byte[] fetched(String id) {
        return given().spec(Doors.json())
                .accept("application/zip")
                .get("/requests/{id}/package", id)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    static ValidatableResponse make(String id, String passphrase) {
        return given().spec(Doors.json())
                .body("{\"passphrase\": \"" + passphrase + "\"}")
                .post("/requests/{id}/package", id)
                .then();
    }

    static String link(String id) {
        return make(id, PASSPHRASE).statusCode(201).extract().path("href");
    }

    static ValidatableResponse take(String href) {
        return given().spec(Doors.json()).accept("application/zip").post(href).then();
    }

    static Map<String, byte[]> unpack(byte[] zip, String passphrase) throws IOException {
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
    static void verify(Map<String, byte[]> files) throws JoseException, NoSuchAlgorithmException {
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
}
