package cn.xinshou.identity.erasure.certificate;

import cn.xinshou.identity.erasure.Erasure;
import cn.xinshou.identity.erasure.Ground;
import cn.xinshou.identity.erasure.confirmation.Party;
import cn.xinshou.identity.erasure.confirmation.PartyView;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person can hold in hand and anybody can check: what was destroyed where, who confirmed, what a law keeps and until when, and under
 * which fact the ledger proves it.
 *
 * @param event id of the fact {@code subject-erased}, which the ledger's entry carries; the proof goes out beside the certificate
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Certificate(
        UUID erasure,
        UUID subject,
        Ground ground,
        Erasure.State state,
        Instant orderedAt,
        @Nullable Instant erasedAt,
        @Nullable UUID event,
        JsonNode destroyed,
        JsonNode kept,
        List<PartyView> parties,
        @Nullable Instant confirmedAt,
        Instant issuedAt) {

    static final String TYPE = "xinshou-erasure+json";

    static Certificate of(Erasure erasure, List<Party> parties, Instant now) {
        return new Certificate(
                erasure.id(),
                erasure.subject(),
                erasure.ground(),
                erasure.state(),
                erasure.orderedAt(),
                erasure.erasedAt(),
                erasure.event(),
                erasure.destroyed(),
                erasure.kept(),
                parties.stream().map(party -> PartyView.of(party, now)).toList(),
                erasure.confirmedAt(),
                now);
    }
}
