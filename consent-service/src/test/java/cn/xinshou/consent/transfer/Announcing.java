package cn.xinshou.consent.transfer;

import static cn.xinshou.consent.Asking.request;

import cn.xinshou.consent.Words;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Singleton;
import java.util.UUID;

/** For tests in which the business changes hands and that are about something else. */
public final class Announcing {

    private Announcing() {}

    /** As the officer who calls, for whom somebody else proposed it. */
    public static ValidatableResponse announce(UUID transfer) {
        return request()
                .header("If-Match", "*")
                .post("/transfers/{id}/announce", transfer)
                .then();
    }

    /** Another officer. */
    @Singleton
    public static class Officer {

        private final ProposeTransfer propose;

        Officer(ProposeTransfer propose) {
            this.propose = propose;
        }

        @ActivateRequestContext
        public UUID propose() {
            var words = new Words("甲", "A");
            return propose.propose(
                            TransferKind.MERGER,
                            new Successor(words, words, "CN-mainland"),
                            "a".repeat(64),
                            "officer-who-proposes")
                    .id();
        }
    }
}
