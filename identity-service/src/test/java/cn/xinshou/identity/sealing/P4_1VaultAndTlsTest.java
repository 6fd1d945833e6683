package cn.xinshou.identity.sealing;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.local.SelfSigned;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The service as a deployment with Vault and the profile {@code tls} has it: SM4, keys elsewhere, nothing in the clear on the wire. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@TestProfile(P4_1VaultAndTlsTest.Deployment.class)
@TestSecurity(user = "platform", roles = "platform")
@Tag("P4.1")
class P4_1VaultAndTlsTest {

    /** A Vault, and a certificate of one's own, handed in as operators do. */
    public static class Deployment implements QuarkusTestProfile {

        static final TransitServer VAULT = new TransitServer("xinshou-identity", "xinshou-identity-kept");
        static final SelfSigned TLS = SelfSigned.temporary();

        @Override
        public String getConfigProfile() {
            return "test,tls";
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                var token = Files.writeString(TLS.store().resolveSibling("token"), TransitServer.TOKEN);
                return Map.of(
                        "xinshou.sealing.cipher",
                        "sm4-gcm",
                        "xinshou.keys.provider",
                        "vault",
                        "xinshou.keys.vault.address",
                        VAULT.address().toString(),
                        "xinshou.keys.vault.token-file",
                        token.toString(),
                        "xinshou.tls.certificate",
                        TLS.certificate().toString(),
                        "xinshou.tls.key",
                        TLS.key().toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @TestHTTPResource(value = "/", tls = true)
    URI secure;

    @Inject
    RotateKeys rotate;

    @Inject
    Database database;

    private final UUID subject = UUID.randomUUID();

    @AfterEach
    void tidyUp() {
        Deployment.VAULT.seal(false);
        database.empty();
    }

    @Test
    void aProfileIsWrittenAndReadUnderSm4WithItsKeyWrappedByVault() throws Exception {
        put();

        var read = read();

        assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
        assertThat(read.body()).contains("李明");
        assertThat(database.count("select count(*) from person_key where key_id like 'vault:xinshou-identity:v%'"))
                .isOne();
        assertThat(database.count("select count(*) from profile_item where get_byte(sealed, 0) = 2"))
                .isOne();
    }

    @Test
    void withoutVaultNothingIsReadOrWrittenAndAllIsWellAfterwards() throws Exception {
        put();
        Deployment.VAULT.seal(true);

        var read = read();
        var another = put(UUID.randomUUID());

        assertThat(read.statusCode()).isEqualTo(503);
        assertThat(read.headers().firstValue("Retry-After")).isPresent();
        assertThat(read.body()).contains("/problems/unavailable").doesNotContain("李明");
        assertThat(another.statusCode()).isEqualTo(503);
        assertThat(database.count("select count(*) from profile")).isOne();
        Deployment.VAULT.seal(false);
        assertThat(read().statusCode()).isEqualTo(200);
    }

    @Test
    void rotatingInVaultBringsEverybodyUnderTheNewVersion() throws Exception {
        put();
        Deployment.VAULT.rotate("xinshou-identity");

        rotate.look();

        assertThat(database.count("select count(*) from person_key where key_id = '" + newest() + "' and subject = '"
                        + subject + "'"))
                .isOne();
        assertThat(read().statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyIsServedWithoutTls() {
        requireNobodyServedInTheClear();
    }

    @Test
    void anOlderTlsIsRefused() {
        requireOlderTlsRefused(secure);
    }

    static void requireNobodyServedInTheClear() {
        var plain = URI.create("http://localhost:" + RestAssured.port + "/profiles/" + UUID.randomUUID());

        assertThatThrownBy(() -> {
                    try (var http = HttpClient.newHttpClient()) {
                        http.send(HttpRequest.newBuilder(plain).build(), ofString());
                    }
                })
                .isInstanceOf(IOException.class);
    }

    static void requireOlderTlsRefused(URI secure) {
        assertThatThrownBy(() -> send("TLSv1.2", HttpRequest.newBuilder(secure.resolve("/q/health/live"))))
                .isInstanceOf(IOException.class);
    }

    @Inject
    KeyEncryption encryption;

    private String newest() {
        return encryption.newest(Ring.PEOPLE);
    }

    private void put() throws Exception {
        var written = put(subject);
        assertThat(written.statusCode()).as(written.body()).isEqualTo(201);
    }

    private HttpResponse<String> put(UUID person) throws Exception {
        Consents.grant(person, "exam-registration", "name");
        return send(
                "TLSv1.3",
                HttpRequest.newBuilder(secure.resolve("/profiles/" + person + "?purpose=exam-registration"))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"name\": \"李明\"}")));
    }

    private HttpResponse<String> read() throws Exception {
        return send(
                "TLSv1.3",
                HttpRequest.newBuilder(
                        secure.resolve("/profiles/" + subject + "?purpose=exam-registration&items=name")));
    }

    private static HttpResponse<String> send(String protocol, HttpRequest.Builder request) throws Exception {
        try (var http = Deployment.TLS.client(protocol)) {
            return http.send(request.build(), ofString());
        }
    }
}
