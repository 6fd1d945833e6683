package cn.xinshou.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    @TempDir
    Path directory;

    @Test
    void aMissingKeyStopsTheService() {
        assertThatThrownBy(() -> new Keys(directory, false).load("k", () -> new byte[] {1}))
                .hasMessageContaining("k is missing");
    }

    @Test
    void aKeyIsGeneratedOnceAndReadableByItsOwnerOnly() throws IOException {
        var keys = new Keys(directory.resolve("deeper"), true);
        keys.load("k", () -> new byte[] {1});

        assertThat(keys.load("k", () -> new byte[] {2})).containsExactly(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("deeper/k"))))
                .isEqualTo("rw-------");
    }
}
