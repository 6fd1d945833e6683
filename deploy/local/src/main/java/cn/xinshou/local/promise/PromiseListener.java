package cn.xinshou.local.promise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Notes the tests of promises while they run, in {@code target/promises.tsv}: promise, whether the control was broken on purpose, test,
 * outcome. Found by JUnit in every module that has this jar among its test dependencies.
 */
public final class PromiseListener implements TestExecutionListener {

    private static final Pattern PROMISE = Pattern.compile("P\\d\\.\\d");
    private static final String BROKEN = "control-broken";

    // A module's tests may run as several plans in one process: together they are the file.
    private static final Set<String> LINES = new ConcurrentSkipListSet<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest() && test.getSource().orElse(null) instanceof MethodSource method) {
            LINES.addAll(lines(test, method, result.getStatus().name()));
        }
    }

    private static Set<String> lines(TestIdentifier test, MethodSource method, String outcome) {
        var tags = new TreeSet<String>();
        test.getTags().stream().map(TestTag::getName).forEach(tags::add);
        var lines = new TreeSet<String>();
        for (var tag : tags) {
            if (PROMISE.matcher(tag).matches()) {
                var shown = tags.contains(BROKEN) ? BROKEN : "control";
                lines.add(String.join("\t", tag, shown, name(method), outcome));
            }
        }
        return lines;
    }

    private static String name(MethodSource method) {
        var type = method.getClassName();
        return type.substring(type.lastIndexOf('.') + 1) + "." + method.getMethodName();
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        var target = Path.of("target");
        if (LINES.isEmpty() || !Files.isDirectory(target)) {
            return;
        }
        try {
            Files.write(target.resolve("promises.tsv"), LINES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
