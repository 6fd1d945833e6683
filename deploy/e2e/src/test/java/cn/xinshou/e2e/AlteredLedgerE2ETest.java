package cn.xinshou.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.verifier.VerifyLedger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody with the database's password changes history; a stranger with the verifier finds where. */
@Order(Integer.MAX_VALUE)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlteredLedgerE2ETest {

    @TempDir
    Path directory;

    private final RunningSuite running = RunningSuite.get();

    private record Outcome(int exitCode, String err) {}

    @Test
    @Order(1)
    void theLedgerOfAllTestsBeforeHolds() {
        Outcome outcome = verify();

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    }

    @Test
    @Order(2)
    void anExportHoldsOfflineAndTheLedgerExtendsIt() throws IOException {
        Path copy = directory.resolve("copy");
        assertThat(verify("--export", copy.toString()).exitCode()).isZero();

        assertThat(run(List.of("--dir", copy.toString())).exitCode()).isZero();
        assertThat(verify("--consistency", copy.resolve("checkpoint").toString())
                        .exitCode())
                .isZero();
        assertThat(Files.isDirectory(copy.resolve("tile/entries"))).isTrue();
    }

    @ParameterizedTest
    @Order(3)
    @ValueSource(
            strings = {
                "leaf = set_byte(leaf, 20, get_byte(leaf, 20) # 1)",
                "leaf_hash = set_byte(leaf_hash, 0, get_byte(leaf_hash, 0) # 1)",
                "type = 'cn.xinshou.consent.consent-refused.v1'",
                "time = time + interval '1 day'",
                "event_id = event_id || 'x'"
            })
    void anAlteredRowIsNamedByItsIndex(String alteration) throws SQLException {
        try (Connection audit = DriverManager.getConnection(
                running.suite().text("/databases/audit/url"),
                running.suite().text("/databases/audit/user"),
                running.suite().text("/databases/audit/password"))) {
            long index = indexToAlter(audit);
            execute(audit, "create temporary table untouched as select * from ledger_entry where index = " + index);
            try {
                execute(audit, "update ledger_entry set " + alteration + " where index = " + index);

                Outcome outcome = verify();

                assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(1);
                assertThat(outcome.err()).contains("ntry " + index + " ");
            } finally {
                execute(
                        audit,
                        "update ledger_entry e set leaf = u.leaf, leaf_hash = u.leaf_hash, type = u.type, time = u.time,"
                                + " event_id = u.event_id from untouched u where e.index = u.index");
                execute(audit, "drop table untouched");
            }
        }
        assertThat(verify().exitCode()).as("after putting it back").isZero();
    }

    private static long indexToAlter(Connection audit) throws SQLException {
        try (var rows = audit.createStatement()
                .executeQuery(
                        "select max(index) / 2 from ledger_entry where type <> 'cn.xinshou.consent.consent-refused.v1'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    private Outcome verify(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "--url",
                running.suite().service("audit"),
                "--token",
                running.tokens().of("auditor")));
        args.addAll(List.of(more));
        return run(args);
    }

    private static Outcome run(List<String> args) {
        var err = new ByteArrayOutputStream();
        int code = VerifyLedger.run(args, System.out, new PrintStream(err, true, UTF_8));
        return new Outcome(code, err.toString(UTF_8));
    }
}
