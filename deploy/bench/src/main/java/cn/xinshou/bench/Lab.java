package cn.xinshou.bench;

import cn.xinshou.local.Checkout;
import cn.xinshou.local.FreePort;
import cn.xinshou.local.LocalKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts that measurements stand on, each started when it is first needed, on free ports, below target/. */
final class Lab implements AutoCloseable {

    private final Path home;
    private final long from = System.nanoTime();
    private @Nullable Database database;
    private @Nullable LocalKafka kafka;
    private @Nullable Identity identity;

    private Lab(Path home) {
        this.home = home;
    }

    static Lab open() {
        var home = target().resolve("lab");
        try {
            Files.createDirectories(home.resolve("logs"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Lab(home);
    }

    static Path target() {
        return Checkout.root().resolve("deploy/bench/target");
    }

    Path file(String name) {
        return home.resolve(name);
    }

    /** Where all services have their key files. They stay as long as the people do who are sealed under them. */
    Path keys() {
        return file("keys");
    }

    /** A folder that is empty. */
    Path fresh(String name) {
        drop(file(name));
        return file(name);
    }

    Path log(String name) {
        return home.resolve("logs").resolve(name + ".log");
    }

    void say(String progress) {
        System.err.printf("%5d s  %s%n", (System.nanoTime() - from) / 1_000_000_000, progress);
    }

    /** Keeps the whole story of a failure in a log; the table has the sentence. */
    void complain(Exception e) {
        try (var out = new java.io.PrintWriter(Files.newBufferedWriter(log("failure")))) {
            e.printStackTrace(out);
        } catch (IOException second) {
            e.addSuppressed(second);
        }
        say(e + " (" + log("failure") + ")");
    }

    Database database() {
        if (database == null) {
            database = Database.start(this);
        }
        return database;
    }

    /** A broker that has heard nothing yet when the lab is new. */
    String kafka() {
        if (kafka == null) {
            drop(file("kafka"));
            kafka = LocalKafka.start(file("kafka"), FreePort.find(), FreePort.find(), log("kafka"));
        }
        return kafka.bootstrap();
    }

    Identity identity() {
        if (identity == null) {
            identity = Identity.start(this);
        }
        return identity;
    }

    /** Where a program is, or in one line what to install. */
    static String program(String name, String debianPackage) {
        return onPath(name)
                .orElseThrow(() -> new Missing(name + " is needed: install it (Debian: " + debianPackage + ")"));
    }

    private static Optional<String> onPath(String name) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    static void drop(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var inside = Files.walk(folder)) {
            for (var path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text that comes with the program, written out for a program that wants a file. */
    Path unpacked(String resource) {
        var file = file(resource.replace('/', '-'));
        try (var in = Lab.class.getResourceAsStream("/" + resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            Files.write(file, in.readAllBytes());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        for (var part :
                List.of(Optional.ofNullable(identity), Optional.ofNullable(kafka), Optional.ofNullable(database))) {
            part.ifPresent(Lab::quietly);
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin/java").toString();
    }

    private static void quietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            System.err.println(e);
        }
    }
}
