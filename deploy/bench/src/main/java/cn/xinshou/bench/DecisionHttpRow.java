package cn.xinshou.bench;

import cn.xinshou.local.suite.OurService;
import java.util.List;

/** What deciding costs beside the HTTP exchange around it. */
final class DecisionHttpRow implements Row {

    private static final int PEOPLE = 1_000_000;
    private static final int CONNECTIONS = 64;
    private static final int ROUNDS = 3;

    @Override
    public String name() {
        return "decision-http";
    }

    @Override
    public String question() {
        return "a decision over HTTP, 1 M people known, 64 connections, against a constant answer of the same process";
    }

    @Override
    public List<Finding> measure(Lab lab) throws Exception {
        var database = lab.database().people(PEOPLE);
        var requests = new Requests(Terms.of(lab.database(), database));
        var wrk = new Wrk(lab);
        var lines = requests.questions(PEOPLE, 100_000, "/access/v1/evaluation");
        var asking = wrk.requests("decision", lines);
        var constant = wrk.requests("baseline", requests.questions(PEOPLE, 100_000, "/access/v1/baseline"));
        try (var service = RunningService.start(lab, OurService.CONSENT, database)) {
            WarmUp.of(lab, service, _ -> {
                var warm = lab.identity().token();
                wrk.run(service.base(), constant, warm, CONNECTIONS, WarmUp.SECONDS / 2);
                wrk.run(service.base(), asking, warm, CONNECTIONS, WarmUp.SECONDS / 2);
            });
            var token = lab.identity().token();
            var yes = shareOfYes(service, token, lines.subList(0, 500));
            var decisions = new Series(service::cpuMillis);
            var constants = new Series(service::cpuMillis);
            for (var round = 0; round < ROUNDS; round++) {
                constants.add(() -> wrk.run(service.base(), constant, token, CONNECTIONS, 6));
                decisions.add(() -> wrk.run(service.base(), asking, token, CONNECTIONS, 6));
                // Denials are relayed behind the answers; they are not to weigh on the constant.
                RecordRow.settle(lab, database);
            }
            return List.of(
                    Finding.ratio("rate", decisions.rate(), constants.rate(), "/s", Bar.atLeast(0.80)),
                    Finding.ratio("p99", decisions.p99(), constants.p99(), "ms", Bar.atMost(1.5)),
                    Finding.ratio("p50", decisions.p50(), constants.p50(), "ms"),
                    Finding.ratio("service CPU per request", decisions.cpuMicros(), constants.cpuMicros(), "µs"),
                    Finding.figure("decisions answered yes", yes * 100, "% of the questions"));
        }
    }

    private static double shareOfYes(RunningService service, String token, List<String> lines) throws Exception {
        var yes = 0;
        try (var caller = new Caller(service.base(), token)) {
            for (var line : lines) {
                yes += caller.send(line).startsWith("{\"decision\":true") ? 1 : 0;
            }
        }
        return (double) yes / lines.size();
    }
}
