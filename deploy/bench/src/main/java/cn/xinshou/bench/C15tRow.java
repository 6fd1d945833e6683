package cn.xinshou.bench;

import cn.xinshou.local.FreePort;
import cn.xinshou.local.suite.OurService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The same questions and acts put to the peer, on the same database server and by the same load tool. */
final class C15tRow implements Row {

    private static final int PEOPLE = 100_000;
    private static final int CHECKING = 64;
    private static final int SECONDS = 8;
    private static final String TYPE = "marketing_communications";
    private static final List<String> FILES = List.of("package.json", "package-lock.json", "server.mjs");
    private static final List<String> INDEXES = List.of(
            "create index on consent (\"subjectId\")",
            "create index on subject (\"externalId\")",
            "create index on \"consentPolicy\" (type)",
            "create index on domain (name)",
            "create index on \"consentPurpose\" (code)",
            "create index on \"auditLog\" (\"subjectId\")",
            "analyze");

    private record Figures(double checks, double checkMicros, double records, double recordMicros) {}

    @Override
    public String name() {
        return "c15t";
    }

    @Override
    public String question() {
        return "checks and records against @c15t/backend 2.2.1, 100,000 people, as it comes and with indexes added";
    }

    @Override
    public List<Finding> measure(Lab lab) throws Exception {
        var home = installed(lab);
        lab.database().create("c15t");
        lab.database().command("drop database c15t");
        lab.database().create("c15t");
        var url = URI.create(lab.database().url("c15t").substring("jdbc:".length()));
        var environment = Map.of(
                "DATABASE_URL",
                "postgres://c15t:" + lab.database().password() + "@localhost:" + url.getPort() + "/c15t",
                "PORT",
                String.valueOf(FreePort.find()));
        var node = Lab.program("node", "nodejs");
        Running.output(List.of(node, "server.mjs", "migrate"), environment, home, lab.log("c15t-migrate"));
        Figures stock;
        Figures indexed;
        try (var peer = Running.start(List.of(node, "server.mjs"), environment, home, lab.log("c15t"))) {
            var base = URI.create("http://127.0.0.1:" + environment.get("PORT"));
            awaitAnswer(peer, base);
            try (var caller = new Caller(base, "")) {
                caller.send(record(900_000));
                seed(lab);
                if (!caller.send(check(7)).contains("\"hasConsent\":true")) {
                    throw new IllegalStateException("the peer does not know its people");
                }
            }
            lab.say("c15t as it comes");
            stock = figures(lab, peer, base, 0);
            for (var sql : INDEXES) {
                lab.database().command("c15t", sql);
            }
            lab.say("c15t with indexes");
            indexed = figures(lab, peer, base, 200_000);
        }
        var ours = ours(lab);
        return List.of(
                Finding.ratio("checks, peer as it comes", ours.checks(), stock.checks(), "/s", Bar.atLeast(20)),
                Finding.ratio("checks, peer with indexes", ours.checks(), indexed.checks(), "/s", Bar.atLeast(20)),
                Finding.ratio(
                        "CPU per check, as it comes", ours.checkMicros(), stock.checkMicros(), "µs", Bar.atMost(0.1)),
                Finding.ratio(
                        "CPU per check, with indexes",
                        ours.checkMicros(),
                        indexed.checkMicros(),
                        "µs",
                        Bar.atMost(0.1)),
                Finding.ratio("records, peer as it comes", ours.records(), stock.records(), "/s", Bar.atLeast(8)),
                Finding.ratio("records, peer with indexes", ours.records(), indexed.records(), "/s", Bar.atLeast(8)),
                Finding.ratio("CPU per record, as it comes", ours.recordMicros(), stock.recordMicros(), "µs"),
                Finding.ratio("CPU per record, with indexes", ours.recordMicros(), indexed.recordMicros(), "µs"));
    }

    /** Processor time of database and server together, on both sides. */
    private static Figures ours(Lab lab) throws Exception {
        var database = lab.database().freshPeople(PEOPLE);
        var requests = new Requests(Terms.of(lab.database(), database));
        var wrk = new Wrk(lab);
        try (var service = RunningService.start(lab, OurService.CONSENT, database)) {
            lab.say("the same, ours");
            var checks = wrk.requests("checks", requests.questions(PEOPLE, 50_000, "/access/v1/evaluation"));
            var records = wrk.requests("records", requests.firstGrants(2, 60_000));
            WarmUp.of(lab, service, round -> {
                var warm = lab.identity().token();
                var first = wrk.requests("records-warm", requests.firstGrants(100 + round, 30_000));
                wrk.run(service.base(), first, warm, RecordRow.CONNECTIONS, WarmUp.SECONDS / 2);
                wrk.run(service.base(), checks, warm, CHECKING, WarmUp.SECONDS / 2);
            });
            var token = lab.identity().token();
            RecordRow.settle(lab, database);
            var checked = new Series(() -> service.cpuMillis() + lab.database().cpuMillis())
                    .add(() -> wrk.run(service.base(), checks, token, CHECKING, SECONDS));
            RecordRow.settle(lab, database);
            var recorded = new Series(() -> service.cpuMillis() + lab.database().cpuMillis())
                    .add(() -> wrk.run(service.base(), records, token, RecordRow.CONNECTIONS, SECONDS));
            return new Figures(checked.rate(), checked.cpuMicros(), recorded.rate(), recorded.cpuMicros());
        } finally {
            lab.database().drop(database);
        }
    }

    private static Figures figures(Lab lab, Running peer, URI base, int series) throws Exception {
        var wrk = new Wrk(lab);
        var random = new SplittableRandom(1);
        var checks = wrk.requests(
                "c15t-checks",
                IntStream.range(0, 20_000)
                        .mapToObj(i -> check(random.nextInt(PEOPLE)))
                        .toList());
        var records = wrk.requests(
                "c15t-records",
                IntStream.range(series, series + 50_000)
                        .mapToObj(i -> record(1_000_000 + i))
                        .toList());
        wrk.run(base, checks, "", CHECKING, 4);
        var checked = new Series(() -> peer.cpuMillis() + lab.database().cpuMillis())
                .add(() -> wrk.run(base, checks, "", CHECKING, SECONDS));
        var recorded = new Series(() -> peer.cpuMillis() + lab.database().cpuMillis())
                .add(() -> wrk.run(base, records, "", RecordRow.CONNECTIONS, SECONDS));
        return new Figures(checked.rate(), checked.cpuMicros(), recorded.rate(), recorded.cpuMicros());
    }

    static String check(int person) {
        return "GET\t/consents/check?externalId=e%d&type=%s\t".formatted(person, TYPE);
    }

    /** Base58 knows no zero. */
    static String record(int person) {
        return "POST\t/subjects\t{\"type\":\"%s\",\"subjectId\":\"sub_s%s\",\"externalSubjectId\":\"e%d\",\"domain\":\"exam.example\",\"preferences\":{\"email\":true},\"givenAt\":1767225600000}"
                .formatted(TYPE, String.valueOf(person).replace('0', 'A'), person);
    }

    private static void seed(Lab lab) throws Exception {
        lab.database().command("c15t", """
                insert into subject (id, "externalId")
                select 'sub_s' || replace(i::text, '0', 'A'), 'e' || i from generate_series(0, %1$d) i
                """.formatted(PEOPLE - 1));
        lab.database().command("c15t", """
                insert into consent (id, "subjectId", "domainId", "policyId", "purposeIds")
                select 'cns_s' || i, 'sub_s' || replace(i::text, '0', 'A'), known."domainId", known."policyId", '[]'
                from generate_series(0, %1$d) i, (select "domainId", "policyId" from consent limit 1) known
                """.formatted(PEOPLE - 1));
        lab.database().command("c15t", "analyze");
    }

    private static Path installed(Lab lab) throws IOException, InterruptedException {
        var npm = Lab.program("npm", "npm");
        var home = lab.file("c15t");
        Files.createDirectories(home);
        for (var file : FILES) {
            Files.copy(lab.unpacked("c15t/" + file), home.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.isDirectory(home.resolve("node_modules/@c15t/backend"))) {
            lab.say("c15t is installed from npm");
            Running.output(
                    List.of(npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"), Map.of(), home, lab.log("npm"));
        }
        return home;
    }

    private static void awaitAnswer(Running peer, URI base) throws InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve("/status")).build();
        try (var http = HttpClient.newHttpClient()) {
            for (var tries = 0; peer.isAlive() && tries < 300; tries++) {
                try {
                    http.send(request, HttpResponse.BodyHandlers.discarding());
                    return;
                } catch (IOException e) {
                    Thread.sleep(100);
                }
            }
        }
        throw new IllegalStateException("c15t does not answer: " + peer.tail());
    }
}
