package cn.xinshou.identity.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Profiled;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Base64;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
class KeysetTest {

    private static final UUID PERSON = UUID.fromString("0199a000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("0199a000-0000-7000-8000-000000000002");

    @Inject
    KeyEncryption keyset;

    @Inject
    Database database;

    @Inject
    Profiled profiled;

    @ConfigProperty(name = "xinshou.keys.directory")
    Path keys;

    @AfterEach
    void tidyUp() {
        database.empty();
    }

    @Test
    void aWrappedKeyOpensForItsPersonOnly() {
        var key = DataKey.random();

        var wrapped = keyset.wrap(Ring.PEOPLE, key, PERSON);

        assertThat(keyset.unwrap(Ring.PEOPLE, wrapped, PERSON).bytes()).isEqualTo(key.bytes());
        assertThatThrownBy(() -> keyset.unwrap(Ring.PEOPLE, wrapped, OTHER)).isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> keyset.unwrap(Ring.KEPT, wrapped, PERSON)).isInstanceOf(SealBroken.class);
    }

    @Test
    void aKeyThatNobodyHasAnyMoreOpensNothing() {
        var wrapped = new KeyProvider.Wrapped(
                "gone", keyset.wrap(Ring.PEOPLE, DataKey.random(), PERSON).bytes());

        assertThatThrownBy(() -> keyset.unwrap(Ring.PEOPLE, wrapped, PERSON)).isInstanceOf(SealBroken.class);
    }

    @Test
    void theFirstLineIsTheKeyInUseAndTheOthersStillOpen() {
        var file = new String(Keyset.generate("new", 32), StandardCharsets.UTF_8)
                + new String(Keyset.generate("old", 16), StandardCharsets.UTF_8);

        var rotated = Keyset.parse(file.getBytes(StandardCharsets.UTF_8), Keyset::cipherKey);

        assertThat(rotated.currentId()).isEqualTo("new");
        assertThat(rotated.named("old")).map(Gcm::of).contains(Gcm.SM4_GCM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k", "k !", "k AAAA", "k  %s\nk %s", "k retired", "k %s\nk retired"})
    void aKeysetThatCannotBeReadStopsTheStartWithoutShowingAKey(String file) {
        var key = Base64.getEncoder().encodeToString(Gcm.random(32));

        assertThatThrownBy(() ->
                        Keyset.parse(file.formatted(key, key).getBytes(StandardCharsets.UTF_8), Keyset::cipherKey))
                .isInstanceOf(IllegalStateException.class)
                .message()
                .doesNotContain(key);
    }

    @Test
    void keyFilesAreTheOwnersOnly() throws IOException {
        for (var name : new String[] {"identity.keyset", "identity.kept", "identity.blind-index"}) {
            assertThat(Files.getPosixFilePermissions(keys.resolve(name)))
                    .containsOnly(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
    }

    @Test
    void everyPersonHasAKeyOfTheirOwn() {
        profiled.with("{\"name\": \"李明\"}");
        profiled.with("{\"name\": \"李明\"}");

        assertThat(database.count("select count(distinct wrapped) from person_key"))
                .isEqualTo(2);
        assertThat(database.count("select count(distinct sealed) from profile_item"))
                .isEqualTo(2);
    }
}
