package cn.xinshou.local.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where a suite keeps data, secrets and logs. Only its owner can look inside. */
public record StateFolder(Path path) {

    public StateFolder {
        path = path.toAbsolutePath().normalize();
        create(path);
    }

    Path data(String part) {
        return path.resolve("data").resolve(part);
    }

    /** A child's log; the one of the start before is kept beside it. */
    Path freshLog(String part) {
        Path log = log(part);
        if (Files.exists(log)) {
            move(log, log.resolveSibling(part + ".previous.log"));
        }
        return log;
    }

    Path log(String part) {
        Path logs = path.resolve("logs");
        create(logs);
        return logs.resolve(part + ".log");
    }

    Path keys(OurService service) {
        return path.resolve("keys").resolve(service.artifact());
    }

    Path suiteFile() {
        return path.resolve("suite.json");
    }

    Path secretsFile() {
        return path.resolve("secrets.properties");
    }

    Path processesFile() {
        return path.resolve("processes");
    }

    Path lockFile() {
        return path.resolve("lock");
    }

    /** Forgets everything but logs and the lock that its caller holds. */
    void drop() {
        try {
            for (String entry : new String[] {"data", "keys", "secrets.properties", "realm.digest", "suite.json"}) {
                delete(path.resolve(entry));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the data in " + path + " cannot be dropped", e);
        }
    }

    /** Replaces the file in one step; readable by its owner only. */
    static void write(Path file, String text) {
        try {
            Path half = file.resolveSibling(file.getFileName() + ".half");
            Files.deleteIfExists(half);
            Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(half, text);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
