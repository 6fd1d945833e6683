package cn.xinshou.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.e2e.suite.Suite;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What callers could bring in the place of an access token of ours: each is wrong in one thing (RFC 8725, sections 2 and 3; RFC 6750, section
 * 2.1). Those that only the identity provider can make, it has made.
 */
final class BadTokens {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder FROM_BASE64 = Base64.getUrlDecoder();
    private static final int RSA_BITS = 2_048;

    private final RunningSuite running;
    private final Suite suite;

    private BadTokens(RunningSuite running) {
        this.running = running;
        this.suite = running.suite();
    }

    /** @return the values of the header {@code Authorization}, by what is wrong with them */
    static Map<String, String> of(RunningSuite running) {
        try {
            return new BadTokens(running).all();
        } catch (GeneralSecurityException | IOException | InterruptedException failed) {
            throw new AssertionError("the bad tokens could not be made", failed);
        }
    }

    private Map<String, String> all() throws GeneralSecurityException, IOException, InterruptedException {
        JsonNode granted = grant("xinshou", "cli", candidate());
        String good = granted.path("access_token").asText();
        JsonNode claims = part(good, 1);
        String keyId = part(good, 0).path("kid").asText();
        KeyPair own = rsa();

        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("nothing", "Bearer ");
        bad.put("no token", "Bearer not.a.token");
        bad.put("a name and a password", "Basic " + base64(String.join(":", candidate())));
        bad.put("a signature with one letter changed", bearer(head(good) + otherLetter(signature(good))));
        bad.put("the claims of somebody else under a real signature", bearer(withOtherSubject(good)));
        bad.put("no signature", bearer(head(good)));
        bad.put("no algorithm", bearer(text(header("none", keyId)) + "." + text(claims) + "."));
        bad.put("the public key taken for a secret", bearer(authenticated(header("HS256", keyId), claims)));
        bad.put(
                "a key of the caller's own under the name of ours",
                bearer(signed(header("RS256", keyId), claims, own)));
        bad.put("a key of the caller's own, brought along", bearer(signed(withKey(own), claims, own)));
        bad.put(
                "for another audience",
                bearer(grant("xinshou", "admin-cli", candidate()).path("access_token")));
        bad.put("for getting tokens", bearer(granted.path("refresh_token")));
        bad.put("for telling who somebody is", bearer(granted.path("id_token")));
        bad.put(
                "from another realm",
                bearer(grant("master", "admin-cli", administrator()).path("access_token")));
        bad.put("expired", bearer(expired()));
        return bad;
    }

    private String[] candidate() {
        return new String[] {suite.text("/users/candidate/username"), suite.text("/users/candidate/password")};
    }

    private String[] administrator() {
        return new String[] {suite.text("/keycloak/administrator"), suite.text("/keycloak/password")};
    }

    private static String bearer(String token) {
        return "Bearer " + token;
    }

    private static String bearer(JsonNode token) {
        if (!token.isTextual()) {
            throw new AssertionError("the identity provider gave no such token");
        }
        return bearer(token.asText());
    }

    private static String head(String token) {
        return token.substring(0, token.lastIndexOf('.') + 1);
    }

    private static String signature(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }

    private static String otherLetter(String signature) {
        return signature.substring(0, 10) + (signature.charAt(10) == 'A' ? 'B' : 'A') + signature.substring(11);
    }

    private static JsonNode part(String token, int number) throws IOException {
        return JSON.readTree(FROM_BASE64.decode(token.split("\\.")[number]));
    }

    private String withOtherSubject(String token) throws IOException {
        ObjectNode claims = (ObjectNode) part(token, 1);
        claims.put("sub", suite.subject("candidate2").toString());
        return token.split("\\.")[0] + "." + text(claims) + "." + signature(token);
    }

    private static ObjectNode header(String algorithm, String keyId) {
        return JSON.createObjectNode().put("alg", algorithm).put("typ", "JWT").put("kid", keyId);
    }

    private static ObjectNode withKey(KeyPair pair) {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        ObjectNode header = header("RS256", "own");
        header.putObject("jwk")
                .put("kty", "RSA")
                .put("kid", "own")
                .put("n", BASE64.encodeToString(key.getModulus().toByteArray()))
                .put("e", BASE64.encodeToString(key.getPublicExponent().toByteArray()));
        return header;
    }

    private static String signed(JsonNode header, JsonNode claims, KeyPair pair) throws GeneralSecurityException {
        String content = text(header) + "." + text(claims);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(content.getBytes(UTF_8));
        return content + "." + BASE64.encodeToString(signature.sign());
    }

    /** Whoever verifies with whatever key there is and whatever algorithm the token names would believe it. */
    private String authenticated(JsonNode header, JsonNode claims) throws GeneralSecurityException {
        String key = running.send(HttpRequest.newBuilder(URI.create(realm("xinshou"))))
                .path("public_key")
                .asText();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
        String content = text(header) + "." + text(claims);
        return content + "." + BASE64.encodeToString(mac.doFinal(content.getBytes(UTF_8)));
    }

    private static KeyPair rsa() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(RSA_BITS);
        return generator.generateKeyPair();
    }

    private static String text(JsonNode node) {
        return BASE64.encodeToString(node.toString().getBytes(UTF_8));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    /** A real token of a client whose tokens live for one second, after that second. */
    private JsonNode expired() throws InterruptedException {
        String clients = suite.text("/keycloak/address") + "/admin/realms/xinshou/clients";
        String admin = bearer(grant("master", "admin-cli", administrator()).path("access_token"));
        ObjectNode cli = (ObjectNode) running.send(HttpRequest.newBuilder(URI.create(clients + "?clientId=cli"))
                        .header("Authorization", admin))
                .path(0);
        ObjectNode attributes = cli.withObject("/attributes");
        try {
            attributes.put("access.token.lifespan", "1");
            update(clients, admin, cli);
            JsonNode token = grant("xinshou", "cli", candidate()).path("access_token");
            Thread.sleep(2_000);
            return token;
        } finally {
            // An attribute that is left out stays; an empty one goes.
            attributes.put("access.token.lifespan", "");
            update(clients, admin, cli);
        }
    }

    private void update(String clients, String admin, ObjectNode client) {
        running.send(HttpRequest.newBuilder(
                        URI.create(clients + "/" + client.path("id").asText()))
                .header("Authorization", admin)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(client.toString())));
    }

    private String realm(String name) {
        return suite.text("/keycloak/address") + "/realms/" + name;
    }

    private JsonNode grant(String realm, String client, String[] account) {
        String form = Stream.of(
                        "grant_type=password",
                        "client_id=" + client,
                        "username=" + URLEncoder.encode(account[0], UTF_8),
                        "password=" + URLEncoder.encode(account[1], UTF_8),
                        "scope=openid")
                .collect(Collectors.joining("&"));
        return running.send(HttpRequest.newBuilder(URI.create(realm(realm) + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }
}
