package cn.xinshou.consent.publishing;

import static cn.xinshou.consent.Asking.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/** What editors do, as callers do it, and for tests that need a published version and are no editor. */
public final class Editing {

    private Editing() {}

    public static ValidatableResponse begin(ObjectNode draft) {
        return request()
                .contentType(ContentType.JSON)
                .body(draft.toString())
                .post("/policies")
                .then();
    }

    public static Response publish(String version, String ifMatch, String body) {
        var request = request().contentType(ContentType.JSON).body(body);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.post("/policies/{version}/publish", version);
    }

    /** Writes and publishes by two editors without asking the door. */
    @Singleton
    public static class Desk {

        private final WriteDraft write;
        private final PublishPolicy publish;

        Desk(WriteDraft write, PublishPolicy publish) {
            this.write = write;
            this.publish = publish;
        }

        @ActivateRequestContext
        public void begin(ObjectNode draft, String editor) throws SQLException {
            write.write(new WriteDraft.Written(draft, DraftReader.document(draft)), null, null, editor);
        }

        /** Published by somebody else. */
        @ActivateRequestContext
        public void publish(ObjectNode draft) throws SQLException {
            begin(draft, "ann");
            publish.publish(new PublishPolicy.Release(
                    draft.get("version").asText(), "*", null, new java.util.TreeSet<>(), null, "bob"));
        }
    }
}
