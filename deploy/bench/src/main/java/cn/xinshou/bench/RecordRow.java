package cn.xinshou.bench;

import cn.xinshou.local.suite.OurService;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** What recording a consent costs beside the statements that it consists of. */
final class RecordRow implements Row {

    static final int PEOPLE = 100_000;
    static final int CONNECTIONS = 16;
    private static final int SECONDS = 8;
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

    @Override
    public String name() {
        return "record";
    }

    @Override
    public String question() {
        return "consents of new people written over HTTP, durable and with journal, against pgbench with the same statements";
    }

    @Override
    public List<Finding> measure(Lab lab) throws Exception {
        var pgbench = Lab.program("pgbench", "postgresql-contrib");
        var database = lab.database().freshPeople(PEOPLE);
        var bare = lab.database().freshPeople(PEOPLE);
        var requests = new Requests(Terms.of(lab.database(), database));
        var wrk = new Wrk(lab);
        try (var service = RunningService.start(lab, OurService.CONSENT, database)) {
            warmUp(lab, service, requests, wrk);
            // A fresh one: warming up may have taken longer than the first is good for.
            var token = lab.identity().token();
            var statements = capture(lab, service, requests, token);
            var script = lab.file("record.pgbench");
            Files.writeString(script, new PgbenchScript(lab.database(), bare).of(statements));
            var ours = new Series(service::cpuMillis);
            var compiled = service.compilerMillis();
            var theirs = 0.0;
            for (var round = 0; round < 2; round++) {
                var grants = wrk.requests("record-" + round, requests.firstGrants(2 + round, 60_000));
                ours.add(() -> wrk.run(service.base(), grants, token, CONNECTIONS, SECONDS));
                settle(lab, database);
                theirs += pgbench(lab, pgbench, bare, script) / 2;
            }
            return List.of(
                    Finding.ratio("consents written", ours.rate(), theirs, "/s", Bar.atLeast(0.5)),
                    Finding.figure("p99", ours.p99(), "ms"),
                    Finding.figure("service CPU per consent", ours.cpuMicros(), "µs"),
                    Finding.figure(
                            "of that, the JVM's compilers",
                            (service.compilerMillis() - compiled) * 1000.0 / ours.requests(),
                            "µs"),
                    Finding.figure("statements of one consent", statements.size(), "with begin and commit"));
        } finally {
            lab.database().drop(database);
            lab.database().drop(bare);
        }
    }

    private static void warmUp(Lab lab, RunningService service, Requests requests, Wrk wrk)
            throws InterruptedException {
        var token = lab.identity().token();
        WarmUp.of(lab, service, round -> {
            var warm = wrk.requests("record-warm", requests.firstGrants(100 + round, 30_000));
            wrk.run(service.base(), warm, token, CONNECTIONS, WarmUp.SECONDS);
        });
    }

    /** Waits until the journal is empty: what is left to do for one load is not to slow the next one down. */
    static void settle(Lab lab, String database) throws Exception {
        var until = System.nanoTime() + 60_000_000_000L;
        while (lab.database().count(database, "select count(*) from journal_outbox") > 0 && System.nanoTime() < until) {
            Thread.sleep(200);
        }
    }

    private static List<PgbenchScript.Statement> capture(
            Lab lab, RunningService service, Requests requests, String token) throws Exception {
        var person = UUID.randomUUID();
        var log = lab.log("postgres");
        try (var caller = new Caller(service.base(), token)) {
            settle(lab, service.database());
            var before = Files.size(log);
            lab.database().command("alter system set log_statement = 'all'");
            lab.database().command("select pg_reload_conf()");
            Thread.sleep(500);
            caller.send(requests.act(person, requests.terms().offers().getFirst(), "grant"));
            Thread.sleep(500);
            lab.database().command("alter system reset log_statement");
            lab.database().command("select pg_reload_conf()");
            var bytes = Files.readAllBytes(log);
            var text = new String(bytes, (int) before, bytes.length - (int) before, StandardCharsets.UTF_8);
            return PgbenchScript.transactionAbout(person, text);
        }
    }

    private static double pgbench(Lab lab, String program, String database, Path script) throws InterruptedException {
        var url = URI.create(lab.database().url(database).substring("jdbc:".length()));
        var output = Running.output(
                List.of(
                        program,
                        "--host=localhost",
                        "--port=" + url.getPort(),
                        "--username=" + lab.database().role(),
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=" + CONNECTIONS,
                        "--jobs=1",
                        "--time=" + SECONDS,
                        "--file=" + script,
                        database),
                Map.of("PGPASSWORD", lab.database().password()),
                lab.file(""),
                lab.log("pgbench"));
        var found = TPS.matcher(output);
        if (!found.find() || !output.contains("number of failed transactions: 0")) {
            throw new IllegalStateException("pgbench said: " + output);
        }
        return Double.parseDouble(found.group(1));
    }
}
