package cn.xinshou.verifier.ledger;

import cn.xinshou.verifier.verdict.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps a copy of everything that is read through it: exporting is checking with this in between. */
public final class StoringLedger implements LedgerSource {

    private final LedgerSource source;
    private final Path directory;

    /** The directory is created; one that holds something else is refused, for its files would pass for the ledger's. */
    public StoringLedger(LedgerSource source, Path directory) {
        this.source = source;
        this.directory = directory;
        try {
            Files.createDirectories(directory);
            try (var present = Files.newDirectoryStream(directory)) {
                if (present.iterator().hasNext()) {
                    throw new BadInput("The directory " + directory + " is not empty.");
                }
            }
        } catch (IOException refused) {
            throw new BadInput("Cannot write to " + directory + ".");
        }
    }

    @Override
    public Optional<byte[]> find(String path) {
        Optional<byte[]> found = source.find(path);
        // Answers to questions are no part of a tlog-tiles directory.
        if (!path.contains("?")) {
            found.ifPresent(bytes -> store(path, bytes));
        }
        return found;
    }

    private void store(String path, byte[] bytes) {
        try {
            Path file = directory.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException refused) {
            throw new BadInput("Cannot write to " + directory + ".");
        }
    }
}
