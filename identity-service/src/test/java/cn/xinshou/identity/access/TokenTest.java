package cn.xinshou.identity.access;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.ContractDoor;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tokens as they come over the wire: only one that is in time, signed by the identity provider and made out to this service opens anything. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@TestProfile(TokenTest.RealTokens.class)
@Tag("P4.1")
class TokenTest {

    private static final KeyPair PROVIDER = keys();
    private static final String OFFICER = UUID.randomUUID().toString();

    /** The other tests say who calls; here it is the token that says so, as in production, but for where its key is read from. */
    public static class RealTokens implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.oidc.enabled",
                    "true",
                    "quarkus.oidc.public-key",
                    Base64.getEncoder().encodeToString(PROVIDER.getPublic().getEncoded()));
        }
    }

    /** What is wrong with a token. */
    enum Flaw {
        EXPIRED,
        WRONG_AUDIENCE,
        NO_AUDIENCE,
        NO_EXPIRY,
        STRANGERS_KEY,
        UNSIGNED,
        ALTERED,
        NO_TOKEN_AT_ALL
    }

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void opensNoDoorOfTheContract(Flaw flaw) throws JoseException {
        var token = token(flaw);
        var ajar = new ArrayList<String>();
        for (var door : ContractDoor.all()) {
            if (!door.open() && knock(door, token) != 401) {
                ajar.add(door.toString());
            }
        }

        assertThat(ajar).isEmpty();
    }

    /** Otherwise the doors above could be shut to everybody. */
    @Test
    @Tag("control-broken")
    void oneThatIsRightOpensThemAll() throws JoseException {
        var token = signed(claims(), PROVIDER.getPrivate());

        var shut = ContractDoor.all().stream()
                .filter(door -> !door.open() && knock(door, token) == 401)
                .toList();

        assertThat(shut).isEmpty();
        given().header("Authorization", "Bearer " + token)
                .get("/requests")
                .then()
                .statusCode(200);
        given().header("Authorization", "Bearer " + token)
                .get("/deletions")
                .then()
                .statusCode(200);
    }

    private static int knock(ContractDoor door, String token) {
        var path = door.path().replaceAll("\\{[a-z]+}", UUID.randomUUID().toString());
        return door.knock(path, Map.of("Authorization", "Bearer " + token))
                .extract()
                .statusCode();
    }

    private static String token(Flaw flaw) throws JoseException {
        var claims = claims();
        return switch (flaw) {
            case EXPIRED -> {
                claims.setIssuedAt(at(-3_600));
                claims.setExpirationTime(at(-600));
                yield signed(claims, PROVIDER.getPrivate());
            }
            case WRONG_AUDIENCE -> {
                claims.setAudience("audit-service");
                yield signed(claims, PROVIDER.getPrivate());
            }
            case NO_AUDIENCE -> {
                claims.unsetClaim("aud");
                yield signed(claims, PROVIDER.getPrivate());
            }
            case NO_EXPIRY -> {
                claims.unsetClaim("exp");
                yield signed(claims, PROVIDER.getPrivate());
            }
            case STRANGERS_KEY -> signed(claims, keys().getPrivate());
            case UNSIGNED -> unsigned(claims);
            case ALTERED -> altered(signed(claims, PROVIDER.getPrivate()));
            case NO_TOKEN_AT_ALL -> "officer";
        };
    }

    private static JwtClaims claims() {
        var claims = new JwtClaims();
        claims.setSubject(OFFICER);
        claims.setAudience("identity-service");
        claims.setIssuer("http://localhost:8080/realms/xinshou");
        claims.setIssuedAt(at(-1));
        claims.setExpirationTime(at(300));
        claims.setClaim(
                "realm_access",
                Map.of("roles", List.of("privacy-officer", "platform", "data-subject", "service-breach")));
        return claims;
    }

    private static NumericDate at(long secondsFromNow) {
        return NumericDate.fromSeconds(Instant.now().plusSeconds(secondsFromNow).getEpochSecond());
    }

    private static String signed(JwtClaims claims, PrivateKey key) throws JoseException {
        var jws = new JsonWebSignature();
        jws.setPayload(claims.toJson());
        jws.setKey(key);
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        return jws.getCompactSerialization();
    }

    private static String unsigned(JwtClaims claims) throws JoseException {
        var jws = new JsonWebSignature();
        jws.setPayload(claims.toJson());
        jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        return jws.getCompactSerialization();
    }

    /** Another subject under the same signature. */
    private static String altered(String token) {
        var parts = token.split("\\.");
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8)
                .replace(OFFICER, UUID.randomUUID().toString());
        return parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8))
                + "." + parts[2];
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
