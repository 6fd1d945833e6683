package cn.xinshou.bench;

import cn.xinshou.local.suite.OurService;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;

/** Whether profiles are written, read and found as fast among a million as among ten thousand. */
final class ProfilesRow implements Row {

    private static final int CONNECTIONS = 4;
    private static final int SECONDS = 5;

    @Override
    public String name() {
        return "profiles";
    }

    @Override
    public String question() {
        return "profiles put, got and found by phone at 10 k, 100 k and 1 M people; ratio of the rates at 1 M and 10 k";
    }

    @Override
    public List<Finding> measure(Lab lab) throws Exception {
        var growth = new Growth();
        for (var size : Growth.SIZES) {
            lab.say(size + " people");
            var database = lab.database().fresh(new IdentityPeople(size, true));
            try {
                measure(lab, database, size, growth);
            } finally {
                lab.database().drop(database);
            }
        }
        return growth.findings();
    }

    private static void measure(Lab lab, String database, int size, Growth growth) throws Exception {
        var wrk = new Wrk(lab);
        try (var permitting = Permitting.start();
                var service =
                        RunningService.start(lab, OurService.IDENTITY, database, permitting.settings(lab, database))) {
            var warming = lab.identity().token();
            requireFound(service, size, lab.identity().tokenOf("officer"));
            WarmUp.of(lab, service, round -> {
                // Other people than those of the load that is measured.
                var warm = new ArrayList<>(ProfileRequests.puts(2 + round, 10_000));
                warm.addAll(ProfileRequests.reads(size, 10_000));
                Collections.shuffle(warm, new Random(1));
                wrk.run(service.base(), wrk.requests("profiles-warm", warm), warming, CONNECTIONS, WarmUp.SECONDS);
            });
            RecordRow.settle(lab, database);
            var token = lab.identity().token();
            var kinds = new LinkedHashMap<String, List<String>>();
            kinds.put("put, new person", ProfileRequests.puts(1, 60_000));
            kinds.put("get", ProfileRequests.reads(size, 60_000));
            for (var kind : kinds.entrySet()) {
                var lines = wrk.requests("profiles", kind.getValue());
                var load = wrk.run(service.base(), lines, token, CONNECTIONS, SECONDS);
                growth.add(kind.getKey(), load.sound().rate());
                RecordRow.settle(lab, database);
            }
            var finds = wrk.requests(
                    "profiles",
                    ProfileRequests.finds(size, 60_000, lab.identity().tokenOf("officer")));
            growth.add(
                    "find by phone",
                    wrk.run(service.base(), finds, "", CONNECTIONS, SECONDS)
                            .sound()
                            .rate());
        }
    }

    private static void requireFound(RunningService service, int size, String officer) throws Exception {
        try (var caller = new Caller(service.base(), "")) {
            var found = caller.send(ProfileRequests.find(size - 1L, officer));
            if (!found.contains(People.id(size - 1L).toString())) {
                throw new IllegalStateException("nobody is found by phone: " + found);
            }
        }
    }
}
