package cn.xinshou.breach.notice;

import static cn.xinshou.breach.Calls.COMPLETE;
import static cn.xinshou.breach.Calls.act;
import static cn.xinshou.breach.Calls.addRecipients;
import static cn.xinshou.breach.Calls.call;
import static cn.xinshou.breach.Calls.drafted;
import static cn.xinshou.breach.Calls.get;
import static cn.xinshou.breach.Calls.opened;
import static cn.xinshou.breach.Calls.post;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import cn.xinshou.breach.Cast;
import cn.xinshou.breach.Neighbours;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(Neighbours.class)
class NoticeResourceTest {

    @Inject
    Cast cast;

    private static String path(UUID incident, Notice notice, String act) {
        return "/incidents/" + incident + "/notices/" + notice.id() + act;
    }

    @Nested
    @TestSecurity(
            user = Cast.WRITER,
            roles = {"responder", "approver"})
    class AsWriterWhoIsAlsoApprover {

        @Test
        void cannotApproveOwnWork() {
            var incident = cast.incident(UUID.randomUUID());
            var notice = cast.submitted(incident.id());
            act(path(incident.id(), notice, "/approve")).statusCode(403).body("type", endsWith("/problems/four-eyes"));
        }
    }

    @Nested
    @TestSecurity(user = "responder-1", roles = "responder")
    class AsResponder {

        @Test
        void draftsWithAnythingMissing() {
            post("/incidents/" + opened() + "/notices", "{}")
                    .statusCode(201)
                    .body("state", equalTo("draft"))
                    .body("missing.field", hasItems("title.zh", "happened.en", "dataKinds", "contact.zh", "channels"));
        }

        @Test
        void submitsACompleteOne() {
            var incident = opened();
            act("/incidents/" + incident + "/notices/" + drafted(incident) + "/submit")
                    .statusCode(200)
                    .body("state", equalTo("pending-approval"));
        }

        @Test
        void isToldEveryMissingField() {
            var incident = opened();
            var notice = post(
                            "/incidents/" + incident + "/notices",
                            "{\"title\": {\"zh\": \"标题\"}, \"channels\": [\"email\"]}")
                    .extract()
                    .<String>path("id");
            act("/incidents/" + incident + "/notices/" + notice + "/submit")
                    .statusCode(422)
                    .body(
                            "errors.field",
                            contains(
                                    "title.en",
                                    "happened.zh",
                                    "happened.en",
                                    "cause.zh",
                                    "cause.en",
                                    "impact.zh",
                                    "impact.en",
                                    "measures.zh",
                                    "measures.en",
                                    "advice.zh",
                                    "advice.en",
                                    "remedies.zh",
                                    "remedies.en",
                                    "contact.zh",
                                    "contact.en",
                                    "dataKinds"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"channels\": [\"pigeon\"]}",
                    "{\"title\": {\"fr\": \"x\"}}",
                    "{\"body\": \"x\"}",
                    "{\"dataKinds\": [7]}",
                    "[]",
                    ""
                })
        void cannotDraftNonsense(String body) {
            post("/incidents/" + opened() + "/notices", body).statusCode(400);
        }

        @Test
        void editsWhatWasReadBefore() {
            var incident = opened();
            var notice = "/incidents/" + incident + "/notices/" + drafted(incident);
            call().contentType(ContentType.JSON)
                    .body(COMPLETE)
                    .put(notice)
                    .then()
                    .statusCode(428);
            call().contentType(ContentType.JSON)
                    .header("If-Match", "\"7\"")
                    .body(COMPLETE)
                    .put(notice)
                    .then()
                    .statusCode(412);
            call().contentType(ContentType.JSON)
                    .header("If-Match", get(notice).extract().header("ETag"))
                    .body(COMPLETE)
                    .put(notice)
                    .then()
                    .statusCode(200);
        }

        @Test
        void cannotApprove() {
            var incident = cast.incident(UUID.randomUUID());
            act(path(incident.id(), cast.submitted(incident.id()), "/approve")).statusCode(403);
        }

        @Test
        void addsEachPersonOnce() {
            var incident = opened();
            var person = UUID.randomUUID();
            addRecipients(incident, person, person, UUID.randomUUID())
                    .statusCode(201)
                    .body("added", equalTo(2))
                    .body("duplicates", equalTo(1))
                    .body("count", equalTo(2))
                    .body("digest", matchesPattern("[0-9a-f]{64}"));
            addRecipients(incident, person).body("added", equalTo(0)).body("count", equalTo(2));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"subjects\": []}",
                    "{\"subjects\": [null]}",
                    "{\"subjects\": [\"zhang\"]}",
                    "{\"subjects\": \"x\"}"
                })
        void cannotAddNobody(String body) {
            post("/incidents/" + opened() + "/recipients", body).statusCode(400).body("errors", notNullValue());
        }

        @Test
        void losesTheApprovalWhenTheListChanges() {
            var incident = cast.incident(UUID.randomUUID());
            var notice = cast.approved(incident.id());

            addRecipients(incident.id().toString(), UUID.randomUUID()).statusCode(201);

            get(path(incident.id(), notice, ""))
                    .body("state", equalTo("draft"))
                    .body("approvals[0].voidedAt", notNullValue());
            act(path(incident.id(), notice, "/send")).statusCode(409).body("type", endsWith("/problems/not-approved"));
        }

        @Test
        void keepsTheApprovalWhenTheListStaysTheSame() {
            var person = UUID.randomUUID();
            var incident = cast.incident(person);
            var notice = cast.approved(incident.id());

            addRecipients(incident.id().toString(), person).statusCode(201);

            get(path(incident.id(), notice, "")).body("state", equalTo("approved"));
        }

        @Test
        void cannotSendWhatNobodyApproved() {
            var incident = cast.incident(UUID.randomUUID());
            act(path(incident.id(), cast.submitted(incident.id()), "/send")).statusCode(409);
        }
    }

    @Nested
    @TestSecurity(user = Cast.READER, roles = "approver")
    class AsApprover {

        @Test
        void approvesWhatAnotherWrote() {
            var incident = cast.incident(UUID.randomUUID());
            act(path(incident.id(), cast.submitted(incident.id()), "/approve"))
                    .statusCode(200)
                    .body("state", equalTo("approved"))
                    .body("contentHash", matchesPattern("[0-9a-f]{64}"))
                    .body("approvals.approver", contains(Cast.READER));
        }

        @Test
        void cannotApproveForNobody() {
            var incident = cast.incident();
            act(path(incident.id(), cast.submitted(incident.id()), "/approve")).statusCode(409);
        }

        @Test
        void sendsItBackWithAReason() {
            var incident = cast.incident(UUID.randomUUID());
            post(path(incident.id(), cast.submitted(incident.id()), "/reject"), "{\"reason\": \"影响部分不清楚\"}")
                    .statusCode(200)
                    .body("state", equalTo("rejected"))
                    .body("approvals", empty());
        }

        @Test
        void aloneIsNotEnoughForAThousandPeople() {
            var people = new UUID[1_000];
            java.util.Arrays.setAll(people, i -> UUID.randomUUID());
            var incident = cast.incident(people);
            var notice = cast.submitted(incident.id());
            act(path(incident.id(), notice, "/approve")).statusCode(200).body("state", equalTo("pending-approval"));
            act(path(incident.id(), notice, "/approve")).statusCode(403);
        }
    }

    @Nested
    class AsNobody {

        @ParameterizedTest
        @ValueSource(strings = {"NOT-A-CODE", "7K3M-Q2VD-0HXA"})
        void learnsThatANoticeIsNotReal(String code) {
            call().accept(ContentType.JSON)
                    .get("/verify-notice/" + code)
                    .then()
                    .statusCode(200)
                    .body("real", equalTo(false));
        }
    }
}
