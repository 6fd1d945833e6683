package cn.xinshou.bench;

import cn.xinshou.local.suite.OurService;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The nightly look among a million people, of whom one in ten holds something whose time is over, while others write. */
final class RetentionRow implements Row {

    private static final int PEOPLE = 1_000_000;
    private static final int CONNECTIONS = 4;
    private static final int SECONDS = 10;

    /** As long as somebody who clicked waits without wondering. */
    private static final Bar SLOWEST = Bar.atMost(1_000, "ms");

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public String question() {
        return "the nightly retention run over 1 M people, 100,000 of them with something due, while profiles are written";
    }

    @Override
    public List<Finding> measure(Lab lab) throws Exception {
        var database = lab.database().fresh(new IdentityPeople(PEOPLE, true));
        try (var permitting = Permitting.start();
                var service =
                        RunningService.start(lab, OurService.IDENTITY, database, permitting.settings(lab, database))) {
            var writes = new Writes(lab, service);
            WarmUp.of(lab, service, _ -> writes.run(WarmUp.SECONDS));
            RecordRow.settle(lab, database);
            var before = writes.run(SECONDS);
            RecordRow.settle(lab, database);
            lab.say("the run begins");
            var run = CompletableFuture.supplyAsync(() -> run(lab, service));
            var beside = new ArrayList<Wrk.Load>();
            while (!run.isDone()) {
                beside.add(writes.run(SECONDS));
            }
            var done = run.join();
            lab.say(done.toString());
            var left = left(lab, database);
            var findings = new ArrayList<>(findings(done, before, beside, left));
            findings.addAll(erasures(lab, database));
            return findings;
        } finally {
            lab.database().drop(database);
        }
    }

    /** @param left items that were due and are still there; the run says how many of them somebody was writing, and the next finds those */
    static List<Finding> findings(JsonNode run, Wrk.Load before, List<Wrk.Load> beside, long left) {
        var took = Duration.between(
                        Instant.parse(run.path("startedAt").asText()),
                        Instant.parse(run.path("endedAt").asText()))
                .toMillis();
        var items = sum(run, "erased");
        var busy = sum(run, "busy");
        var rate = beside.stream().mapToLong(Wrk.Load::requests).sum()
                / beside.stream().mapToDouble(Wrk.Load::seconds).sum();
        var slowest = beside.stream().mapToDouble(Wrk.Load::maxMillis).max().orElse(Double.NaN);
        return List.of(
                Finding.figure("the run", took / 60_000.0, "min", Bar.atMost(10, "min")),
                Finding.figure("items let go", items, ""),
                Finding.figure("items let go", items * 1000.0 / took, "/s"),
                Finding.ratio("writes beside it, and before", rate, before.rate(), "/s"),
                Finding.ratio("slowest write beside it, and before", slowest, before.maxMillis(), "ms"),
                Finding.figure("slowest write beside it", slowest, "ms", SLOWEST),
                Finding.figure("passed over, somebody was writing", busy, "items"),
                Finding.figure("left without a reason", left - busy, "items", Bar.atMost(0)));
    }

    private static long sum(JsonNode run, String figure) {
        var sum = 0L;
        for (var purpose : run.path("purposes")) {
            sum += purpose.path(figure).asLong();
        }
        return sum;
    }

    /** Half are new people, half correct somebody in whom the run is interested. */
    private static final class Writes {

        private final Lab lab;
        private final Wrk wrk;
        private final RunningService service;
        private int series;

        Writes(Lab lab, RunningService service) {
            this.lab = lab;
            this.wrk = new Wrk(lab);
            this.service = service;
        }

        Wrk.Load run(int seconds) throws InterruptedException {
            series++;
            var lines = new ArrayList<String>();
            for (var i = 0; i < 20_000; i++) {
                lines.add(ProfileRequests.put(series, i));
                lines.add(ProfileRequests.correct(due(series, i), series));
            }
            var file = wrk.requests("retention", lines);
            // A token lives for ten minutes, and a run may take longer.
            return wrk.run(service.base(), file, lab.identity().token(), CONNECTIONS, seconds)
                    .sound();
        }

        /** Anybody who loses items and stays. */
        private static long due(int series, int i) {
            var place = (long) (i + series * 20_000) * 7919 % (PEOPLE / 10);
            return place % 10 == 0 ? place * 10 + 10 : place * 10;
        }
    }

    private static JsonNode run(Lab lab, RunningService service) {
        try (var caller = new Caller(service.base(), lab.identity().tokenOf("officer"))) {
            var run = JSON.readTree(caller.send("POST\t/retention\t{\"dryRun\":false}"));
            while (run.path("state").asText().equals("running")) {
                Thread.sleep(1_000);
                run = JSON.readTree(Caller.once(
                        service.base(),
                        lab.identity().tokenOf("officer"),
                        "GET\t/retention/" + run.path("id").asText()));
            }
            return run;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static long left(Lab lab, String database) throws Exception {
        return lab.database()
                .count(database, "select count(*) from profile_item where purpose = '" + IdentityPeople.ENDING + "'");
    }

    /** Of whom nothing was left is erased afterwards, without anybody waiting for it. */
    private static List<Finding> erasures(Lab lab, String database) throws Exception {
        var waiting = "select count(*) from erasure where state = 'ordered'";
        var first = lab.database().count(database, waiting);
        var from = System.nanoTime();
        Thread.sleep(Duration.ofSeconds(SECONDS));
        var rate = (first - lab.database().count(database, waiting)) / ((System.nanoTime() - from) / 1e9);
        return List.of(
                Finding.figure("people yet to be erased at the end of the run", first, ""),
                Finding.figure("erasures right after it", rate, "/s"));
    }
}
