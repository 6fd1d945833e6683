package cn.xinshou.identity.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What an operator does to the key files, for tests. */
@ApplicationScoped
public class Rotation {

    private static final String INDEX = "identity.blind-index";

    private final RotateKeys job;
    private final BlindIndex index;
    private final Path directory;

    Rotation(RotateKeys job, BlindIndex index, @ConfigProperty(name = "xinshou.keys.directory") Path directory) {
        this.job = job;
        this.index = index;
        this.directory = directory;
    }

    public void look() {
        job.look();
    }

    public void newPersonKey() {
        putOnTop(Ring.PEOPLE.file());
    }

    public void newKeptKey() {
        putOnTop(Ring.KEPT.file());
    }

    public void newIndexKey() {
        putOnTop(INDEX);
    }

    public String personKey() {
        return first(Ring.PEOPLE.file());
    }

    public String keptKey() {
        return first(Ring.KEPT.file());
    }

    public String indexKey() {
        return first(INDEX);
    }

    public void retireIndexKey(String id) {
        write(
                INDEX,
                read(INDEX)
                        .lines()
                        .map(line -> line.startsWith(id + " ") ? id + " " + Keyset.RETIRED : line)
                        .reduce("", (lines, line) -> lines + line + "\n"));
    }

    /** Leaves the newest key alone, as after the end of a rotation. */
    public void forgetOldIndexKeys() {
        write(INDEX, read(INDEX).lines().findFirst().orElseThrow() + "\n");
        index.reload();
    }

    private void putOnTop(String file) {
        var id = "k-" + UUID.randomUUID();
        write(file, new String(Keyset.generate(id, 32), StandardCharsets.UTF_8) + read(file));
    }

    private String first(String file) {
        return read(file).split(" ")[0];
    }

    private String read(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String file, String content) {
        try {
            Files.writeString(directory.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
