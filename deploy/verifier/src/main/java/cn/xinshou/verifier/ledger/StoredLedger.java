package cn.xinshou.verifier.ledger;

import cn.xinshou.verifier.verdict.BadInput;
import cn.xinshou.verifier.verdict.OutOfReach;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A ledger as files, in the same layout as its addresses: any web server can publish the directory as it is. */
public final class StoredLedger implements LedgerSource {

    private final Path directory;

    public StoredLedger(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new BadInput("There is no directory " + directory + ".");
        }
        this.directory = directory;
    }

    /** Whether the copy was made with an auditor's token; without entries only hashes can be checked. */
    public boolean holdsEntries() {
        return Files.isDirectory(directory.resolve("tile/entries"));
    }

    @Override
    public Optional<byte[]> find(String path) {
        Path file = directory.resolve(path);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new OutOfReach("Cannot read " + file + ".");
        }
    }
}
