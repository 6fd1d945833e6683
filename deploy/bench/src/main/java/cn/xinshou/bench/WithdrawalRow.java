package cn.xinshou.bench;

import cn.xinshou.local.suite.OurService;
import java.util.ArrayList;
import java.util.List;

/** How long a withdrawn consent can still be answered yes, and by whom. */
final class WithdrawalRow implements Row {

    private static final int PEOPLE = 10_000;
    private static final int WITHDRAWALS = 300;
    private static final String STRONG = ",\"context\":{\"consistency\":\"strong\"}";
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    @Override
    public String name() {
        return "withdrawal";
    }

    @Override
    public String question() {
        return "from the answer to a withdrawal until a second replica says no, two processes on one database and broker";
    }

    @Override
    public List<Finding> measure(Lab lab) throws Exception {
        var database = lab.database().freshPeople(PEOPLE);
        var requests = new Requests(Terms.of(lab.database(), database));
        try (var taking = RunningService.start(lab, OurService.CONSENT, database);
                var other = RunningService.start(lab, OurService.CONSENT, database)) {
            var token = lab.identity().token();
            try (var here = new Caller(taking.base(), token);
                    var there = new Caller(other.base(), token)) {
                lab.say("warming up");
                for (var i = 0; i < WITHDRAWALS; i++) {
                    withdraw(requests, here, PEOPLE - 1 - i);
                    says(there, question(requests, PEOPLE - 1 - i, ""));
                }
                var lags = new ArrayList<Double>();
                var stillYesHere = 0;
                for (var i = 0; i < WITHDRAWALS; i++) {
                    var question = question(requests, i, "");
                    if (!says(there, question)) {
                        throw new IllegalStateException("the consent does not hold before its withdrawal");
                    }
                    withdraw(requests, here, i);
                    var from = System.nanoTime();
                    while (says(there, question) && System.nanoTime() - from < PATIENCE_NANOS) {
                        Thread.onSpinWait();
                    }
                    lags.add((System.nanoTime() - from) / 1e6);
                    stillYesHere += says(here, question) ? 1 : 0;
                }
                var stillYesStrong = 0;
                for (var i = WITHDRAWALS; i < 2 * WITHDRAWALS; i++) {
                    withdraw(requests, here, i);
                    stillYesStrong += says(there, question(requests, i, STRONG)) ? 1 : 0;
                }
                var stillYesAtOnce = 0;
                for (var i = 2 * WITHDRAWALS; i < 3 * WITHDRAWALS; i++) {
                    withdraw(requests, here, i);
                    stillYesAtOnce += says(here, question(requests, i, "")) ? 1 : 0;
                }
                lags.sort(null);
                return List.of(
                        Finding.figure("second replica, p50", lags.get(WITHDRAWALS / 2), "ms"),
                        Finding.figure(
                                "second replica, p99", lags.get(WITHDRAWALS * 99 / 100), "ms", Bar.atMost(250, "ms")),
                        Finding.figure("second replica, longest", lags.getLast(), "ms"),
                        Finding.figure(
                                "yes from the replica that took it",
                                stillYesAtOnce + stillYesHere,
                                "of " + 2 * WITHDRAWALS,
                                Bar.atMost(0)),
                        Finding.figure(
                                "yes to strong questions elsewhere",
                                stillYesStrong,
                                "of " + WITHDRAWALS,
                                Bar.atMost(0)));
            }
        } finally {
            lab.database().drop(database);
        }
    }

    private static void withdraw(Requests requests, Caller here, int person) throws Exception {
        here.send(requests.act(People.id(person), new People(requests.terms()).offer(person, 0), "withdraw"));
    }

    private static String question(Requests requests, int person, String context) {
        var offer = new People(requests.terms()).offer(person, 0);
        return "POST\t/access/v1/evaluation\t" + Requests.question(People.id(person), offer, context);
    }

    private static boolean says(Caller caller, String question) throws Exception {
        return caller.send(question).startsWith("{\"decision\":true");
    }
}
