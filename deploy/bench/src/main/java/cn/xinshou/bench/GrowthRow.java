package cn.xinshou.bench;

import cn.xinshou.local.suite.OurService;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Whether anything gets slower as the number of people grows. */
final class GrowthRow implements Row {

    private static final int CONNECTIONS = 4;
    private static final int SECONDS = 3;
    private static final int EACH = 9_000;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String question() {
        return "each write, check and query at 10 k, 100 k and 1 M people; ratio of the rates at 1 M and 10 k";
    }

    @Override
    public List<Finding> measure(Lab lab) throws Exception {
        var growth = new Growth();
        for (var size : Growth.SIZES) {
            lab.say(size + " people");
            var database = lab.database().freshPeople(size);
            try {
                measure(lab, database, size, growth);
            } finally {
                lab.database().drop(database);
            }
        }
        return growth.findings();
    }

    private static void measure(Lab lab, String database, int size, Growth growth) throws Exception {
        var requests = new Requests(Terms.of(lab.database(), database));
        var wrk = new Wrk(lab);
        try (var service = RunningService.start(lab, OurService.CONSENT, database)) {
            var token = lab.identity().token();
            var warm = new ArrayList<>(requests.firstGrants(0, 10_000));
            warm.addAll(requests.questions(size, 10_000, "/access/v1/evaluation"));
            Collections.shuffle(warm, new Random(1));
            wrk.run(service.base(), wrk.requests("growth-warm", warm), token, CONNECTIONS, 10);
            RecordRow.settle(lab, database);
            for (var kind : kinds(requests, size).entrySet()) {
                var lines = wrk.requests("growth", kind.getValue());
                var load = wrk.run(service.base(), lines, token, CONNECTIONS, SECONDS)
                        .sound();
                growth.add(kind.getKey(), load.rate());
                RecordRow.settle(lab, database);
            }
        }
    }

    /** Every person occurs once per kind, so that each request does its work; at 10 k people some kinds come round again. */
    private static LinkedHashMap<String, List<String>> kinds(Requests requests, int size) {
        var people = new People(requests.terms());
        var kinds = new LinkedHashMap<String, List<String>>();
        kinds.put("check", requests.questions(size, 50_000, "/access/v1/evaluation"));
        kinds.put(
                "check, strong",
                each(
                        size,
                        i -> "POST\t/access/v1/evaluation\t"
                                + Requests.question(
                                        People.id(i),
                                        people.offer(i, 0),
                                        ",\"context\":{\"consistency\":\"strong\"}")));
        kinds.put("list of consents", each(size, i -> "GET\t/subjects/" + People.id(i) + "/consents\t"));
        kinds.put(
                "history of a purpose",
                each(
                        size,
                        i -> "GET\t/subjects/" + People.id(i) + "/consents/"
                                + people.offer(i, 0).purpose() + "/history\t"));
        kinds.put("grant, new person", requests.firstGrants(1, 60_000));
        kinds.put("grant, known person", each(size, i -> requests.act(People.id(i), people.offer(i, 4), "grant")));
        kinds.put("withdraw", each(size, i -> requests.act(People.id(i), people.offer(i, 0), "withdraw")));
        return kinds;
    }

    private static List<String> each(int size, IntFunction<String> line) {
        return IntStream.range(0, Math.min(size, EACH))
                .map(i -> (int) ((long) i * size / Math.min(size, EACH)))
                .mapToObj(line)
                .toList();
    }
}
