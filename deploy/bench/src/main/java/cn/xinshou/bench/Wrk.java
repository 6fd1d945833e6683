package cn.xinshou.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The one load tool, for us and for every peer: as many connections as said, each asking again as soon as it was answered. */
final class Wrk {

    private static final Pattern RESULT = Pattern.compile(
            "RESULT requests=(\\d+) micros=(\\d+) p50=(\\d+) p99=(\\d+) max=(\\d+) refused=(\\d+) broken=(\\d+)");

    /** @param refused answers that were no success; {@code broken} connections and timeouts */
    record Load(
            long requests,
            double seconds,
            double p50Millis,
            double p99Millis,
            double maxMillis,
            long refused,
            long broken) {

        double rate() {
            return requests / seconds;
        }

        /** A benchmark of error messages is none. */
        Load sound() {
            if (refused + broken > 0) {
                throw new IllegalStateException(this + " has failures");
            }
            return this;
        }
    }

    private final Lab lab;
    private final String program;
    private final Path script;

    Wrk(Lab lab) {
        this.lab = lab;
        this.program = Lab.program("wrk", "wrk");
        this.script = lab.unpacked("load/requests.lua");
    }

    /**
     * @param requests one a line: method, path, body, then headers of its own, with tabs between; sent in this order, from the start again at the end
     * @param token sent as bearer; empty for none
     */
    Load run(URI base, Path requests, String token, int connections, int seconds) throws InterruptedException {
        var command = List.of(
                program,
                "-t1",
                "-c" + connections,
                "-d" + seconds + "s",
                "--timeout",
                "30s",
                "-s",
                script.toString(),
                base.toString());
        var output = Running.output(
                command, Map.of("REQUESTS", requests.toString(), "TOKEN", token), lab.file(""), lab.log("wrk"));
        return parse(output);
    }

    static Load parse(String output) {
        var found = RESULT.matcher(output);
        if (!found.find()) {
            throw new IllegalStateException("wrk said: " + output);
        }
        return new Load(
                Long.parseLong(found.group(1)),
                Long.parseLong(found.group(2)) / 1e6,
                Long.parseLong(found.group(3)) / 1e3,
                Long.parseLong(found.group(4)) / 1e3,
                Long.parseLong(found.group(5)) / 1e3,
                Long.parseLong(found.group(6)),
                Long.parseLong(found.group(7)));
    }

    /** Writes requests where wrk reads them. */
    Path requests(String name, List<String> lines) {
        try {
            return Files.write(lab.file(name + ".requests"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
