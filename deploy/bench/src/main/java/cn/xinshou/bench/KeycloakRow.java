package cn.xinshou.bench;

import cn.xinshou.local.suite.OurService;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** Two decision points of the same protocol, asked by the same client; then by the same load tool. */
final class KeycloakRow implements Row {

    private static final int PEOPLE = 10_000;
    private static final int CONNECTIONS = 64;
    private static final int SECONDS = 8;
    /** Two programs for the JVM, each as long. */
    private static final int WARMING = 60;

    private static final int BATCH = 50;

    /** How a decision point calls what the question is about. */
    private interface Wording {
        String question(UUID person, Terms.Offer offer);
    }

    private record Figures(double rate, double p99, double cpuMicros) {}

    @Override
    public String name() {
        return "keycloak";
    }

    @Override
    public String question() {
        return "AuthZEN decisions against Keycloak's own decision point (experimental feature), 10,000 people";
    }

    @Override
    public List<Finding> measure(Lab lab) throws Exception {
        var database = lab.database().freshPeople(PEOPLE);
        var terms = Terms.of(lab.database(), database);
        var findings = new ArrayList<Finding>();
        Figures theirs;
        try (var peer = KeycloakPeer.start(lab, terms, PEOPLE)) {
            theirs = figures(
                    lab,
                    "Keycloak",
                    peer.discovery(),
                    peer.token(),
                    // It takes an id for a user name unless the id has the version and variant of RFC 9562, or says
                    // what it is.
                    lines(terms, (person, offer) -> """
                            {"subject":{"type":"user","id":"id:%s"},"action":{"name":"use"},"resource":{"type":"data","id":"%s"}}""".formatted(person, offer.purpose())),
                    () -> peer.cpuMillis() + lab.database().cpuMillis(),
                    findings);
        }
        Figures ours;
        try (var service = RunningService.start(lab, OurService.CONSENT, database)) {
            ours = figures(
                    lab,
                    "ours",
                    service.base().resolve("/.well-known/authzen-configuration"),
                    lab.identity().token(),
                    lines(terms, (person, offer) -> Requests.question(person, offer, "")),
                    () -> service.cpuMillis() + lab.database().cpuMillis(),
                    findings);
        } finally {
            lab.database().drop(database);
        }
        findings.add(Finding.ratio("decisions", ours.rate(), theirs.rate(), "/s", Bar.atLeast(10)));
        findings.add(Finding.ratio("p99", ours.p99(), theirs.p99(), "ms"));
        findings.add(Finding.ratio("CPU per decision, database included", ours.cpuMicros(), theirs.cpuMicros(), "µs"));
        return findings;
    }

    /** The same people and purposes in the same order for both; eight of ten yes. */
    private static List<String> lines(Terms terms, Wording wording) {
        var random = new SplittableRandom(1);
        var population = new People(terms);
        return IntStream.range(0, 20_000)
                .mapToObj(i -> {
                    var person = random.nextInt(PEOPLE);
                    var place = i % 10 < 8 ? random.nextInt(2) : 2 + random.nextInt(3);
                    return wording.question(People.id(person), population.offer(person, place));
                })
                .toList();
    }

    private static long wrong(List<Boolean> answers, List<Boolean> wanted) {
        return IntStream.range(0, wanted.size())
                .filter(i -> i >= answers.size() || !answers.get(i).equals(wanted.get(i)))
                .count();
    }

    private static Figures figures(
            Lab lab,
            String who,
            URI discovery,
            String token,
            List<String> questions,
            LongSupplier cpu,
            List<Finding> findings)
            throws Exception {
        lab.say("asking: " + who);
        try (var client = new AuthZen(discovery, token)) {
            var one = new ArrayList<Boolean>();
            for (var question : questions.subList(0, BATCH)) {
                one.add(client.evaluate(question));
            }
            var together = client.evaluate(questions.subList(0, BATCH));
            var wanted = IntStream.range(0, BATCH).mapToObj(i -> i % 10 < 8).toList();
            findings.add(Finding.shown(
                    "one client, " + who,
                    "discovery, " + BATCH + " single, batch of " + BATCH + ": "
                            + (one.equals(wanted) && together.equals(wanted)
                                    ? "all as expected"
                                    : wrong(one, wanted) + " and " + wrong(together, wanted) + " wrong"),
                    one.equals(wanted) && together.equals(wanted)));
            var address = client.evaluation();
            var wrk = new Wrk(lab);
            var lines = wrk.requests(
                    "authzen",
                    questions.stream()
                            .map(question -> "POST\t" + address.getPath() + "\t" + question)
                            .toList());
            wrk.run(address.resolve("/"), lines, token, CONNECTIONS, WARMING);
            var series = new Series(cpu).add(() -> wrk.run(address.resolve("/"), lines, token, CONNECTIONS, SECONDS));
            return new Figures(series.rate(), series.p99(), series.cpuMicros());
        }
    }
}
