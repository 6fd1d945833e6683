package cn.xinshou.identity.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("P4.1")
class VaultTransitTest {

    private static final UUID PERSON = UUID.fromString("0199a000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("0199a000-0000-7000-8000-000000000002");

    private record Settings(Optional<URI> address, Optional<Path> tokenFile, Duration patience) implements VaultConfig {

        @Override
        public Optional<String> namespace() {
            return Optional.empty();
        }

        @Override
        public String mount() {
            return "transit";
        }

        @Override
        public String key() {
            return "people";
        }
    }

    private static final Duration PATIENT = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final TransitServer server = new TransitServer("people", "people-kept");
    private Path token;
    private VaultTransit vault;

    @BeforeEach
    void signIn() throws IOException {
        token = Files.writeString(folder.resolve("token"), TransitServer.TOKEN + "\n");
        vault = at(server.address(), PATIENT);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void wrapsManyInOneCallAndUnwrapsThemInTheirOrder() {
        var keys = List.of(unlocked(PERSON), unlocked(OTHER));

        var wrapped = vault.wrap(Ring.PEOPLE, keys);

        assertThat(wrapped).map(KeyProvider.Wrapped::keyId).containsOnly("vault:people:v1");
        assertThat(vault.unwrap(Ring.PEOPLE, List.of(locked(OTHER, wrapped.get(1)), locked(PERSON, wrapped.get(0)))))
                .containsExactly(keys.get(1).dataKey(), keys.get(0).dataKey());
    }

    @Test
    void opensForItsOwnerAndRingOnly() {
        var wrapped = vault.wrap(Ring.PEOPLE, List.of(unlocked(PERSON))).getFirst();

        assertThatThrownBy(() -> vault.unwrap(Ring.PEOPLE, List.of(locked(OTHER, wrapped))))
                .isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> vault.unwrap(Ring.KEPT, List.of(locked(PERSON, wrapped))))
                .isInstanceOf(SealBroken.class);
    }

    @Test
    void wrapsByTheNewestVersionAndOpensWhatOlderOnesWrapped() {
        var key = unlocked(PERSON);
        var before = vault.wrap(Ring.PEOPLE, List.of(key)).getFirst();

        server.rotate("people");

        assertThat(vault.newest(Ring.PEOPLE)).isEqualTo("vault:people:v2");
        assertThat(vault.wrap(Ring.PEOPLE, List.of(key)))
                .map(KeyProvider.Wrapped::keyId)
                .containsOnly("vault:people:v2");
        assertThat(vault.unwrap(Ring.PEOPLE, List.of(locked(PERSON, before)))).containsExactly(key.dataKey());
    }

    @Test
    void theTokenIsReadAnewForEachCall() throws IOException {
        Files.writeString(token, "hvs.expired");
        unavailable(() -> vault.newest(Ring.PEOPLE));

        Files.writeString(token, TransitServer.TOKEN);

        assertThat(vault.newest(Ring.PEOPLE)).isEqualTo("vault:people:v1");
    }

    @Test
    void isUnavailableWhileVaultIsSealedSilentOrAway() {
        server.seal(true);
        unavailable(() -> vault.wrap(Ring.PEOPLE, List.of(unlocked(PERSON))));
        server.seal(false);
        server.silence(true);
        unavailable(() -> at(server.address(), Duration.ofMillis(500)).wrap(Ring.PEOPLE, List.of(unlocked(PERSON))));
        server.close();
        unavailable(() -> vault.wrap(Ring.PEOPLE, List.of(unlocked(PERSON))));
    }

    @Test
    void isUnavailableWithoutTokenOrKey() throws IOException {
        Files.delete(token);

        unavailable(() -> vault.newest(Ring.PEOPLE));
    }

    @Test
    void keysDoNotTravelInTheClear() {
        assertThatThrownBy(() -> at(URI.create("http://vault.example.com:8200"), PATIENT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("https");
    }

    private VaultTransit at(URI address, Duration patience) {
        return new VaultTransit(
                new Settings(Optional.of(address), Optional.of(token), patience),
                new ObjectMapper(),
                ProviderKind.VAULT);
    }

    private static void unavailable(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(CommonProblem.UNAVAILABLE));
    }

    private static KeyProvider.Unlocked unlocked(UUID owner) {
        return new KeyProvider.Unlocked(owner, DataKey.random().bytes());
    }

    private static KeyProvider.Locked locked(UUID owner, KeyProvider.Wrapped wrapped) {
        return new KeyProvider.Locked(owner, wrapped);
    }
}
