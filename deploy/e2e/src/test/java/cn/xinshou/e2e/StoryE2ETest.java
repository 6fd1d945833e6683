package cn.xinshou.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.e2e.person.PeopleFile;
import cn.xinshou.e2e.story.Scenes;
import cn.xinshou.e2e.story.Transcript;
import cn.xinshou.local.Checkout;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class StoryE2ETest {

    /** Twice, because it must work on the data that it left behind. */
    @RepeatedTest(2)
    void theMainJobIsDoneAndProved() {
        Transcript transcript = new Transcript(System.out);

        String told = play(List.of(), transcript);

        assertThat(told).contains("all proofs checked");
        assertThat(transcript.steps()).hasSizeGreaterThan(30);
        assertThat(transcript.steps().stream().map(Transcript.Step::type))
                .contains(
                        "consent.policy-decided",
                        "consent.consent-granted",
                        "consent.use-denied",
                        "consent.consent-withdrawn",
                        "identity.profile-created",
                        "identity.profile-changed",
                        "identity.request-fulfilled",
                        "audit.login-assessed",
                        "audit.alert-raised",
                        "breach.incident-opened",
                        "breach.notice-approved",
                        "breach.notice-delivered");
    }

    @Test
    void thePeopleOfTheSampleFileLiveTwice() {
        List<PeopleFile.Row> rows =
                new PeopleFile(Scenes.words()).read(Checkout.root().resolve("deploy/e2e/people.csv"));
        // The third has no id of their own and would be somebody else with the same ID number.
        List<PeopleFile.Row> known = rows.subList(0, 2);

        assertThat(play(known, new Transcript(System.out))).contains("all proofs checked");
        assertThat(play(known, new Transcript(System.out))).contains("all proofs checked");
    }

    private static String play(List<PeopleFile.Row> rows, Transcript transcript) {
        var out = new ByteArrayOutputStream();
        Story.play(RunningSuite.get().suite(), rows, transcript, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
