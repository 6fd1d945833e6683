package cn.xinshou.consent.mail;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.local.SelfSigned;
import cn.xinshou.local.ServiceFixture;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Links in mails are HTTPS addresses (RFC 8058, 3.1), and the service answers there as packaged with the profile {@code tls}. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@TestProfile(P2_2TlsTest.Tls.class)
@TestSecurity(user = "platform", roles = "platform")
@Tag("P2.2")
class P2_2TlsTest {

    /** A certificate of one's own, handed in as operators do. */
    public static final class Tls implements QuarkusTestProfile {

        static final SelfSigned CERTIFICATE = SelfSigned.temporary();

        @Override
        public String getConfigProfile() {
            return "test,tls";
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "xinshou.tls.certificate",
                    CERTIFICATE.certificate().toString(),
                    "xinshou.tls.key",
                    CERTIFICATE.key().toString());
        }
    }

    @TestHTTPResource(value = "/", tls = true)
    URI secure;

    @Test
    void oneClickWorksAtTheHttpsAddressInTheHeader() throws Exception {
        var person = UUID.randomUUID();
        var link = listUnsubscribe(person);
        assertThat(link.getScheme()).isEqualTo("https");

        try (var http = Tls.CERTIFICATE.client("TLSv1.3")) {
            var done = send(
                    http,
                    HttpRequest.newBuilder(link)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")));

            assertThat(done.statusCode()).isEqualTo(200);
            assertThat(done.headers().map()).doesNotContainKey("set-cookie");
        }
    }

    @Test
    void nobodyIsServedWithoutTls() {
        var plain = URI.create("http://localhost:" + RestAssured.port + "/policies/current");

        assertThatThrownBy(() -> {
                    try (var http = HttpClient.newHttpClient()) {
                        send(http, HttpRequest.newBuilder(plain));
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void anOlderTlsIsRefused() {
        assertThatThrownBy(() -> {
                    try (var http = Tls.CERTIFICATE.client("TLSv1.2")) {
                        send(http, HttpRequest.newBuilder(secure.resolve("/policies/current")));
                    }
                })
                .isInstanceOf(IOException.class);
    }

    private URI listUnsubscribe(UUID person) throws Exception {
        try (var http = Tls.CERTIFICATE.client("TLSv1.3")) {
            var answer = send(
                    http,
                    HttpRequest.newBuilder(secure.resolve("/subjects/" + person + "/mail-links"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"purpose\": \"exam-news\", \"mailing\": \"spring\"}")));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            var header = new ObjectMapper()
                    .readTree(answer.body())
                    .path("listUnsubscribe")
                    .asText();
            return URI.create(header.substring(1, header.length() - 1));
        }
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
