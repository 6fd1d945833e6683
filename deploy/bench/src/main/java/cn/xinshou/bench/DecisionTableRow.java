package cn.xinshou.bench;

import cn.xinshou.consent.decision.TableWeight;
import cn.xinshou.local.suite.OurService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a person takes in memory, and how fast everybody is read at start. */
final class DecisionTableRow implements Row {

    private static final int PEOPLE = 1_000_000;
    private static final Pattern KNOWN = Pattern.compile("(\\d+) people known after (\\d+) ms");

    @Override
    public String name() {
        return "decision-table";
    }

    @Override
    public String question() {
        return "heap per person with 12 purposes and a standing no, and the rows of the database read per second at start";
    }

    @Override
    public List<Finding> measure(Lab lab) throws Exception {
        var million = bytes(lab, 1_000_000);
        var tenMillion = bytes(lab, 10_000_000);
        var database = lab.database().people(PEOPLE);
        var rows =
                lab.database().count(database, "select (select count(*) from person) + (select count(*) from consent)");
        try (var service = RunningService.start(lab, OurService.CONSENT, database)) {
            var found = KNOWN.matcher(Files.readString(service.log()));
            if (!found.find()) {
                throw new IllegalStateException("the service does not say how long it took: " + service.log());
            }
            var seconds = Long.parseLong(found.group(2)) / 1000.0;
            return List.of(
                    Finding.figure("heap per person, 1 M people", million / 1e6, "B", Bar.atMost(48, "B")),
                    Finding.figure("heap per person, 10 M people", tenMillion / 1e7, "B", Bar.atMost(48, "B")),
                    Finding.figure("heap of 10 M people", tenMillion / 1e6, "MB", Bar.atMost(480, "MB")),
                    Finding.figure("rows read per second at start", rows / seconds, "/s", Bar.atLeast(1_000_000, "/s")),
                    Finding.figure("that is, 1 M people", seconds, "s"));
        }
    }

    private static long bytes(Lab lab, int people) throws InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        var output = Running.output(
                List.of(
                        java,
                        "-Xmx2g",
                        "-XX:+UseSerialGC",
                        // What threads have reserved for themselves counts as used otherwise.
                        "-XX:-UseTLAB",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TableWeight.class.getName(),
                        String.valueOf(people)),
                Map.of(),
                lab.file(""),
                lab.log("table-weight"));
        return Long.parseLong(output.strip().lines().toList().getLast());
    }
}
