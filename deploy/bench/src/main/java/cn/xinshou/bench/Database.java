package cn.xinshou.bench;

import cn.xinshou.local.Checkout;
import cn.xinshou.local.FreePort;
import cn.xinshou.local.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One PostgreSQL for us and for the peers, durable as in production (fsync and synchronous_commit on). Populations are built once per
 * state of the migrations and kept as template databases; what is measured runs on copies.
 */
final class Database implements AutoCloseable {

    private static final String ROLE = "service";
    private final Lab lab;
    private final LocalPostgres postgres;
    private final String password;
    private final Map<Integer, String> shared = new HashMap<>();
    private int copies;

    private Database(Lab lab, LocalPostgres postgres, String password) {
        this.lab = lab;
        this.postgres = postgres;
        this.password = password;
    }

    static Database start(Lab lab) {
        lab.say("PostgreSQL starts");
        var password = password(lab.file("password"));
        var postgres = LocalPostgres.start(
                lab.file("postgres"),
                FreePort.find(),
                password,
                lab.log("postgres"),
                "shared_buffers=1GB",
                "maintenance_work_mem=512MB",
                "max_wal_size=8GB",
                "checkpoint_timeout=30min");
        var database = new Database(lab, postgres, password);
        database.create(ROLE);
        try {
            for (var leftover : database.named("copy_%")) {
                database.command("drop database " + leftover + " with (force)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return database;
    }

    private static String password(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, UUID.randomUUID().toString());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String password() {
        return password;
    }

    String role() {
        return ROLE;
    }

    String url(String name) {
        return postgres.url(name);
    }

    /** A database with a role of the same name. */
    void create(String name) {
        postgres.createDatabase(name, password);
    }

    Connection open(String name) throws SQLException {
        return DriverManager.getConnection(url(name), "postgres", password);
    }

    void command(String sql) throws SQLException {
        command("postgres", sql);
    }

    void command(String name, String sql) throws SQLException {
        try (var connection = open(name);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long count(String name, String sql) throws SQLException {
        try (var connection = open(name);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Milliseconds of processor time of the server and all its backends. */
    long cpuMillis() {
        return Running.cpuMillisOfTree(postgres.process().pid());
    }

    /** A database with that many people, the same for all rows of a run: for what leaves it as it was but for a few rows. */
    String people(int count) throws SQLException {
        var name = shared.get(count);
        if (name == null) {
            name = freshPeople(count);
            shared.put(count, name);
        }
        return name;
    }

    /** A database with that many people that nobody else uses. */
    String freshPeople(int count) throws SQLException {
        return fresh(new ConsentPeople(count));
    }

    /** A copy of a population that nobody else uses. */
    String fresh(Population population) throws SQLException {
        var template = template(population);
        var copy = "copy_" + ++copies;
        command("create database " + copy + " template " + template + " owner " + ROLE + " strategy file_copy");
        return copy;
    }

    void drop(String copy) throws SQLException {
        command("drop database " + copy + " with (force)");
    }

    private String template(Population population) throws SQLException {
        var name = population.name() + "_" + shape(population);
        if (named(name).isEmpty()) {
            for (var old : named(population.name() + "\\_%")) {
                command("drop database " + old + " with (force)");
            }
            lab.say("people are made: " + population.name());
            var half = "half_" + population.name();
            command("drop database if exists " + half + " with (force)");
            command("create database " + half + " owner " + ROLE);
            population.make(lab, half);
            command("alter database " + half + " rename to " + name);
        }
        return name;
    }

    private List<String> named(String pattern) throws SQLException {
        try (var connection = open("postgres");
                var select = connection.prepareStatement("select datname from pg_database where datname like ?")) {
            select.setString(1, pattern);
            var names = new ArrayList<String>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            return names;
        }
    }

    private static String shape(Population population) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : population.shapedBy()) {
                try (var files = Files.walk(Checkout.root().resolve(part))) {
                    for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                        digest.update(Files.readAllBytes(file));
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 4);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        postgres.close();
    }
}
