package cn.xinshou.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.e2e.suite.Answer;
import cn.xinshou.e2e.suite.Door;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the tokens, the incidents and the training records of the running suite, staff get as far as their case. */
@Tag("P4.1")
class StaffReadE2ETest {

    private final RunningSuite running = RunningSuite.get();
    private final Door anyone = running.door();

    private Answer read(String who, String caseId, String purpose) {
        return anyone.as(who)
                .get(
                        "identity",
                        "/profiles/" + running.suite().subject("candidate") + "?items=name&purpose=" + purpose
                                + (caseId == null ? "" : "&case=" + caseId));
    }

    private static List<String> missing(Answer answer) {
        return answer.json().path("errors").findValuesAsText("field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"officer", "officer2", "responder", "responder2"})
    void theDemosStaffLackNothingButTheCase(String who) {
        Answer denied = read(who, null, "rights-requests").mustBe(403);

        assertThat(missing(denied)).containsExactly("case");
    }

    @Test
    void anOfficerGetsInWithAnOpenRequestOfThePersonOnly() {
        String request = anyone.as("candidate")
                .post(
                        "identity",
                        "/me/requests",
                        body().put("kind", "correction").put("details", "请更正"))
                .mustBe(201)
                .json()
                .path("id")
                .asText();

        // Whether the candidate has a profile by now depends on what other tests did.
        assertThat(read("officer", request, "rights-requests").status()).isIn(200, 404);
        assertThat(missing(read("responder", request, "rights-requests").mustBe(403)))
                .contains("case");
        String others = anyone.as("candidate2")
                .post(
                        "identity",
                        "/me/requests",
                        body().put("kind", "correction").put("details", "请更正"))
                .mustBe(201)
                .json()
                .path("id")
                .asText();
        assertThat(missing(read("officer", others, "rights-requests").mustBe(403)))
                .contains("case");
    }

    @Test
    void aResponderGetsInWithAnIncidentThatBreachNotifierToldOf() throws InterruptedException {
        ObjectNode incident = body().put("title", "e2e")
                .put("occurredFrom", "2026-01-01T00:00:00Z")
                .put("discoveredAt", "2026-01-01T01:00:00Z")
                .put("learnedAt", "2026-01-01T01:00:00Z")
                .put("type", "data-security/leak")
                .put("reporterProfile", "other");
        incident.putObject("facts");
        String id = anyone.as("responder")
                .post("breach", "/incidents", incident)
                .mustBe(201)
                .json()
                .path("id")
                .asText();

        assertThat(statusWithinAMinute(id)).isIn(200, 404);
    }

    private int statusWithinAMinute(String incident) throws InterruptedException {
        for (int attempt = 0; attempt < 120; attempt++) {
            int status = read("responder", incident, "incident-response").status();
            if (status != 403) {
                return status;
            }
            Thread.sleep(500);
        }
        return 403;
    }

    private static ObjectNode body() {
        return JsonNodeFactory.instance.objectNode();
    }
}
