package cn.xinshou.audit.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.audit.ledger.LedgerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The memory of what was signed, outside the database: a database restored from an older copy, or cut at its end, does not
 * remember it.
 */
@ApplicationScoped
class LastPublished {

    private final Path file;

    LastPublished(LedgerConfig config) {
        this.file = config.lastCheckpoint().toAbsolutePath();
    }

    Optional<Checkpoint> read() {
        try {
            return Files.exists(file) ? Optional.of(Checkpoint.read(Files.readString(file))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the last checkpoint cannot be read", e);
        }
    }

    /** On disk when this returns; a crash leaves the old note or the new one. */
    void write(String note) {
        var draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(draft, note, UTF_8);
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the last checkpoint cannot be kept", e);
        }
    }
}
