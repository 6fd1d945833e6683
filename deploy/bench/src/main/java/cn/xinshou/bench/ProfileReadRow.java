package cn.xinshou.bench;

import cn.xinshou.local.suite.OurService;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** What it costs that values are sealed, where they are read. */
final class ProfileReadRow implements Row {

    private static final int PEOPLE = 100_000;
    private static final int HOLDERS = 32;
    private static final int CONNECTIONS = 16;
    private static final int SECONDS = 8;
    private static final int ROUNDS = 3;

    @Override
    public String name() {
        return "profile-read";
    }

    @Override
    public String question() {
        return "a profile read over HTTP, noted and told as a fact, against the same program and rows without encryption";
    }

    @Override
    public List<Finding> measure(Lab lab) throws Exception {
        var sealed = lab.database().fresh(new IdentityPeople(PEOPLE, true));
        var clear = lab.database().fresh(new IdentityPeople(PEOPLE, false));
        try (var permitting = Permitting.start();
                var ours = RunningService.start(lab, OurService.IDENTITY, sealed, permitting.settings(lab, sealed));
                var theirs = RunningService.start(
                        lab, OurService.IDENTITY, ClearTwin.make(lab), clear, permitting.settings(lab, clear))) {
            AccountHolders.register(lab, theirs, HOLDERS);
            var holders = AccountHolders.register(lab, ours, HOLDERS);
            // So that a read holds on to a row here as it does there.
            lab.database()
                    .command(
                            clear,
                            "insert into person_key select subject, 'none', '', now() from profile on conflict do nothing");
            requireSame(ours, theirs, lab.identity().token());
            var own = new Pair(lab, ours, theirs, () -> holders.each("GET\t/me/profile"));
            own.measure();
            var platform = new Pair(
                    lab,
                    ours,
                    theirs,
                    () -> ProfileRequests.reads(PEOPLE, 50_000, lab.identity().token()));
            platform.measure();
            return List.of(
                    Finding.ratio("people's own, rate", own.ours.rate(), own.theirs.rate(), "/s", Bar.atLeast(0.7)),
                    Finding.ratio("people's own, p99", own.ours.p99(), own.theirs.p99(), "ms"),
                    Finding.ratio(
                            "people's own, service CPU per read", own.ours.cpuMicros(), own.theirs.cpuMicros(), "µs"),
                    Finding.ratio(
                            "the platform's, rate",
                            platform.ours.rate(),
                            platform.theirs.rate(),
                            "/s",
                            Bar.atLeast(0.7)),
                    Finding.ratio(
                            "the platform's, service CPU per read",
                            platform.ours.cpuMicros(),
                            platform.theirs.cpuMicros(),
                            "µs"));
        } finally {
            lab.database().drop(sealed);
            lab.database().drop(clear);
        }
    }

    private static void requireSame(RunningService ours, RunningService theirs, String token) throws Exception {
        var line = ProfileRequests.read(7);
        var here = Caller.once(ours.base(), token, line);
        if (!here.equals(Caller.once(theirs.base(), token, line)) || !here.contains(IdentityPeople.phone(7))) {
            throw new IllegalStateException("the two do not read the same: " + here);
        }
    }

    /** The same requests to both, in turns. */
    private static final class Pair {

        private final Lab lab;
        private final Wrk wrk;
        private final RunningService here;
        private final RunningService there;
        private final Supplier<List<String>> lines;
        final Series ours;
        final Series theirs;

        /** @param lines with fresh tokens, each time */
        Pair(Lab lab, RunningService here, RunningService there, Supplier<List<String>> lines) {
            this.lab = lab;
            this.wrk = new Wrk(lab);
            this.here = here;
            this.there = there;
            this.lines = lines;
            this.ours = new Series(here::cpuMillis);
            this.theirs = new Series(there::cpuMillis);
        }

        void measure() throws Exception {
            for (var service : List.of(there, here)) {
                var warm = wrk.requests("profile-read", lines.get());
                WarmUp.of(lab, service, _ -> run(service, warm, WarmUp.SECONDS));
            }
            var requests = wrk.requests("profile-read", lines.get());
            for (var round = 0; round < ROUNDS; round++) {
                theirs.add(() -> run(there, requests, SECONDS));
                settle();
                ours.add(() -> run(here, requests, SECONDS));
                settle();
            }
        }

        private Wrk.Load run(RunningService service, Path requests, int seconds) throws InterruptedException {
            return wrk.run(service.base(), requests, "", CONNECTIONS, seconds);
        }

        private void settle() throws Exception {
            RecordRow.settle(lab, here.database());
            RecordRow.settle(lab, there.database());
        }
    }
}
