package cn.xinshou.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL server on the loopback address, in which every service has a database and a role of its own. */
public final class LocalPostgres implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SUPERUSER = "postgres";

    private final int port;
    private final String password;
    private final Child server;

    private LocalPostgres(int port, String password, Child server) {
        this.port = port;
        this.password = password;
        this.server = server;
    }

    /**
     * Starts the server on {@code data}, which is created when it is not there yet.
     *
     * @param password of the superuser {@code postgres}; the one the data was created with
     * @param settings lines of postgresql.conf, such as {@code fsync=off} for data nobody will miss
     */
    public static LocalPostgres start(Path data, int port, String password, Path log, String... settings) {
        Path home = PostgresBinaries.unpacked();
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise(home, data, password, log);
        }
        LocalPostgres postgres = new LocalPostgres(port, password, launch(home, data, port, log, settings));
        try {
            Waiting.until(postgres::answers, postgres.server, PATIENCE);
        } catch (RuntimeException e) {
            postgres.server.kill();
            throw e;
        }
        return postgres;
    }

    /** Makes sure that the role and its database exist; the role owns the database and nobody else may connect to it. */
    public void createDatabase(String name, String rolePassword) {
        String url = url("postgres");
        try (Connection connection = DriverManager.getConnection(url, SUPERUSER, password);
                Statement statement = connection.createStatement()) {
            if (!statement
                    .executeQuery("SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'")
                    .next()) {
                statement.execute("CREATE ROLE " + name + " LOGIN PASSWORD '" + rolePassword + "'");
            }
            if (!statement
                    .executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + name + "'")
                    .next()) {
                statement.execute("CREATE DATABASE " + name + " OWNER " + name);
                statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("database " + name + " cannot be created", e);
        }
    }

    public String url(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    public Child process() {
        return server;
    }

    /** Ends sessions and stops (PostgreSQL's fast shutdown). */
    @Override
    public void close() {
        server.stop(Duration.ofSeconds(20));
    }

    private boolean answers() {
        try (Connection connection =
                DriverManager.getConnection(url("postgres") + "?loginTimeout=5", SUPERUSER, password)) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    private static void initialise(Path home, Path data, String password, Path log) {
        try {
            Files.createDirectories(data.getParent());
            Path secret = Files.createTempFile(data.getParent(), "postgres", ".password");
            try {
                Files.writeString(secret, password);
                // Half-made data of a run that was interrupted: initdb wants an empty folder.
                Folders.delete(data);
                List<String> command = List.of(
                        home.resolve("bin/initdb").toString(),
                        "--pgdata=" + data,
                        "--username=" + SUPERUSER,
                        "--pwfile=" + secret,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-sync");
                Program program = Program.of("initdb", command, home, log).refusingRoot();
                try (Child initdb = Child.start(program)) {
                    initdb.succeed(PATIENCE);
                }
            } finally {
                Files.delete(secret);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Child launch(Path home, Path data, int port, Path log, String... settings) {
        List<String> command = new ArrayList<>(
                List.of(home.resolve("bin/postgres").toString(), "-D", data.toString(), "-p", String.valueOf(port)));
        // No Unix socket: its path would be too long for deep folders and nobody uses it.
        List<String> lines = new ArrayList<>(List.of(
                "listen_addresses=localhost",
                "unix_socket_directories=",
                "max_connections=200",
                "shared_buffers=64MB"));
        lines.addAll(List.of(settings));
        lines.forEach(line -> command.addAll(List.of("-c", line)));
        return Child.start(
                Program.of("postgres", command, home, log).refusingRoot().endingOn("INT"));
    }
}
