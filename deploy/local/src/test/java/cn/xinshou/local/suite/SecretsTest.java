package cn.xinshou.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    private Path folder;

    @Test
    void onlyTheOwnerReadsTheFileAndTheFolder() throws Exception {
        StateFolder state = new StateFolder(folder.resolve("state"));

        new Secrets(state.secretsFile()).of("postgres");

        assertThat(mode(state.secretsFile())).isEqualTo("rw-------");
        assertThat(mode(state.path())).isEqualTo("rwx------");
    }

    @Test
    void aSecretIsTheSameAtTheNextStart() {
        Path file = folder.resolve("secrets.properties");

        String first = new Secrets(file).of("postgres");

        assertThat(new Secrets(file).of("postgres")).isEqualTo(first);
        assertThat(new Secrets(file).of("keycloak-admin")).isNotEqualTo(first);
    }

    @Test
    void aSecretSatisfiesThePasswordPolicyOfTheRealm() {
        assertThat(new Secrets(folder.resolve("secrets.properties")).of("user.candidate"))
                .hasSizeGreaterThanOrEqualTo(12)
                .matches(".*[a-z].*")
                .matches(".*[A-Z].*")
                .matches(".*[0-9].*")
                .matches(".*[^A-Za-z0-9].*");
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
