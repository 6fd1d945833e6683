package cn.xinshou.frontdoor;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Secret files, mounted beside the service. */
@ApplicationScoped
public class Keys {

    private final Path directory;
    private final boolean generate;

    Keys(
            @ConfigProperty(name = "xinshou.keys.directory") Path directory,
            @ConfigProperty(name = "xinshou.keys.generate", defaultValue = "false") boolean generate) {
        this.directory = directory;
        this.generate = generate;
    }

    /**
     * The content of a key file.
     *
     * @param generator makes the first content; used only where {@code xinshou.keys.generate} allows it, as on one's own machine
     * @throws IllegalStateException if there is no such file and none may be generated: without its keys a service does not start
     */
    public byte[] load(String name, Supplier<byte[]> generator) {
        var file = directory.resolve(name);
        try {
            if (Files.notExists(file)) {
                if (!generate) {
                    throw new IllegalStateException("key file " + name + " is missing in xinshou.keys.directory");
                }
                create(file, generator.get());
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("key file " + name + " cannot be used", e);
        }
    }

    /** The content of a key file that need not be there. */
    public Optional<byte[]> find(String name) {
        try {
            return Optional.of(Files.readAllBytes(directory.resolve(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("key file " + name + " cannot be used", e);
        }
    }

    private static void create(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var draft = Files.createTempFile(file.toAbsolutePath().getParent(), "key", null, ownerOnly);
        Files.write(draft, content);
        try {
            // A link either takes the name or finds it taken, so that two replicas end up with the same key.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // The other one was first.
        } finally {
            Files.delete(draft);
        }
    }
}
