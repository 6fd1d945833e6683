package cn.xinshou.consent.publication;

import static cn.xinshou.consent.Asking.request;

import cn.xinshou.consent.purpose.LawfulBasis;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Publications as officers ask for them. */
final class Publishing {

    static final String DIGEST = "d0c0".repeat(16);

    private Publishing() {}

    static String statutory(UUID subject, String code, String basis, String more) {
        return body(subject, "statutory-case", """
                "code": "%s", "basis": "%s", "document": "%s", "items": ["name"]%s""".formatted(code, basis, DIGEST, more));
    }

    static String penalty(UUID subject, String handle, String items) {
        return body(subject, "penalty-notice", """
                "document": "%s", "handle": "%s", "items": %s""".formatted(DIGEST, handle, items));
    }

    static String body(UUID subject, String kind, String rest) {
        return """
                {"subject": "%s", "kind": "%s", "assessment": "%s", %s}
                """.formatted(subject, kind, DIGEST, rest);
    }

    static ValidatableResponse propose(String body) {
        return request()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/publications")
                .then();
    }

    /** What another officer would propose. */
    static Proposal statutory(UUID subject, StatutoryCase code, LawfulBasis basis, @Nullable Seal seal) {
        return new Proposal(
                subject,
                PublicationKind.STATUTORY_CASE,
                code,
                basis,
                DIGEST,
                DIGEST,
                null,
                null,
                null,
                List.of("name"),
                false,
                seal);
    }

    static Proposal consented(UUID subject, String purpose, @Nullable Seal seal) {
        return new Proposal(
                subject,
                PublicationKind.SEPARATE_CONSENT,
                null,
                null,
                null,
                DIGEST,
                null,
                purpose,
                null,
                List.of("name"),
                false,
                seal);
    }

    static ValidatableResponse approve(String id) {
        return approve(id, tag(id));
    }

    /** @param read the tag of what the officer read */
    static ValidatableResponse approve(String id, String read) {
        return request()
                .header("If-Match", read)
                .post("/publications/{id}/approve", id)
                .then();
    }

    static ValidatableResponse reject(String id) {
        return request()
                .contentType(ContentType.JSON)
                .header("If-Match", tag(id))
                .body("{\"reason\": \"read\"}")
                .post("/publications/{id}/reject", id)
                .then();
    }

    static ValidatableResponse seal(String id, String body) {
        return request()
                .contentType(ContentType.JSON)
                .header("If-Match", tag(id))
                .body(body)
                .post("/publications/{id}/seal", id)
                .then();
    }

    static ValidatableResponse own(UUID subject) {
        return request().get("/subjects/{subject}/publications", subject).then();
    }

    static ValidatableResponse object(UUID subject, String id) {
        return request()
                .post("/subjects/{subject}/publications/{id}/objection", subject, id)
                .then();
    }

    static String tag(String id) {
        return request()
                .get("/publications/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }
}
