package cn.xinshou.local.suite;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Passwords and client secrets: made up at the first start, the same ever after, in a file that only its owner reads. */
public final class Secrets {

    private static final String LETTERS = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 28;

    private final Path file;
    private final SecureRandom random = new SecureRandom();
    private final Properties known = new Properties();

    Secrets(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                known.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The secret of this name, made up and kept when it is asked for the first time. */
    public synchronized String of(String name) {
        String secret = known.getProperty(name);
        if (secret == null) {
            secret = madeUp();
            known.setProperty(name, secret);
            save();
        }
        return secret;
    }

    /** Random letters and digits, and an ending that satisfies any rule about kinds of characters. */
    private String madeUp() {
        return random.ints(LENGTH, 0, LETTERS.length())
                        .mapToObj(index -> String.valueOf(LETTERS.charAt(index)))
                        .collect(Collectors.joining())
                + "-aZ7";
    }

    private void save() {
        StringWriter lines = new StringWriter();
        new TreeMap<>(known).forEach((name, secret) -> lines.append(name + "=" + secret + "\n"));
        StateFolder.write(file, lines.toString());
    }
}
