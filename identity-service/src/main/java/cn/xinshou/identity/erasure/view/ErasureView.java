package cn.xinshou.identity.erasure.view;

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
 * An erasure as it is shown: what was destroyed here, what a law keeps, and who has confirmed.
 *
 * @param event the fact under which the ledger proves it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ErasureView(
        UUID id,
        UUID subject,
        Ground ground,
        @Nullable UUID request,
        String orderedBy,
        Instant orderedAt,
        Erasure.State state,
        @Nullable Instant erasedAt,
        @Nullable UUID event,
        JsonNode destroyed,
        JsonNode kept,
        int again,
        List<PartyView> parties,
        @Nullable Instant confirmedAt) {

    static ErasureView of(Erasure erasure, List<Party> parties, Instant now) {
        return new ErasureView(
                erasure.id(),
                erasure.subject(),
                erasure.ground(),
                erasure.request(),
                erasure.orderedBy(),
                erasure.orderedAt(),
                erasure.state(),
                erasure.erasedAt(),
                erasure.event(),
                erasure.destroyed(),
                erasure.kept(),
                erasure.again(),
                parties.stream().map(party -> PartyView.of(party, now)).toList(),
                erasure.confirmedAt());
    }
}
