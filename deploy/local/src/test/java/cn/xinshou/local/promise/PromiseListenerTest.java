package cn.xinshou.local.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class PromiseListenerTest {

    /** Run by the tests below, never by the build: its name is not a test's. */
    @Tag("P0.0")
    static class Sample {

        @Test
        void keeps() {}

        @Test
        @Tag("control-broken")
        void seesItBroken() {
            throw new AssertionError("on purpose");
        }
    }

    @Test
    void notesWhatShowsAPromiseAndHowItEnded() throws Exception {
        LauncherFactory.create()
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(Sample.class))
                        .build());

        assertThat(Files.readAllLines(Path.of("target", "promises.tsv")))
                .contains(
                        "P0.0\tcontrol\tPromiseListenerTest$Sample.keeps\tSUCCESSFUL",
                        "P0.0\tcontrol-broken\tPromiseListenerTest$Sample.seesItBroken\tFAILED");
    }
}
