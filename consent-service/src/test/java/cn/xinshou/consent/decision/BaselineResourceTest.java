package cn.xinshou.consent.decision;

import static cn.xinshou.consent.Asking.evaluation;
import static cn.xinshou.consent.Asking.request;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
class BaselineResourceTest {

    private ValidatableResponse baseline() {
        return request()
                .contentType(ContentType.JSON)
                .body(evaluation(UUID.randomUUID(), "exam-registration", "phone", "{}"))
                .post("/access/v1/baseline")
                .then();
    }

    @Nested
    @TestSecurity(user = "platform", roles = "platform")
    class AsPlatform {

        @Test
        void isToldTheSameWhateverItAsks() {
            baseline().statusCode(200).body("context.reason", equalTo("baseline"));
        }
    }

    @Nested
    @TestSecurity(user = "somebody", roles = "data-subject")
    class AsDataSubject {

        @Test
        void isRefused() {
            baseline().statusCode(403);
        }
    }

    @Nested
    class AsNobody {

        @Test
        void isRefused() {
            baseline().statusCode(401);
        }
    }
}
