package cn.xinshou.identity.request.lostaccount;

import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.request.Channel;
import cn.xinshou.identity.request.Language;
import cn.xinshou.identity.request.Request;
import cn.xinshou.identity.request.Requester;
import cn.xinshou.identity.request.deadline.RequestClock;
import cn.xinshou.identity.request.intake.Intake;
import cn.xinshou.identity.request.intake.ReceiveRequest;
import cn.xinshou.identity.right.RequestKind;
import cn.xinshou.identity.sealing.BlindIndex;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what somebody asks who cannot sign in. What they say of themself is used to find the person and is kept nowhere; whether somebody
 * was found cannot be told from the answer.
 */
@ApplicationScoped
class ReceiveLostAccount {

    private static final int MOST_OPEN = 3;

    /** What is answered, once: the token is not kept. */
    record Received(LostAccount lost, String token) {

        @Override
        public String toString() {
            return "Received[" + lost.id() + "]";
        }
    }

    private final LostAccounts lost;
    private final BlindIndex index;
    private final ReceiveRequest receive;
    private final RequestClock clock;

    ReceiveLostAccount(LostAccounts lost, BlindIndex index, ReceiveRequest receive, RequestClock clock) {
        this.lost = lost;
        this.index = index;
        this.receive = receive;
        this.clock = clock;
    }

    @Transactional
    Received receive(RequestKind kind, Map<Item, JsonNode> claimed, @Nullable JsonNode details, Language language) {
        // Whatever is wrong with it is said before anybody is looked for, so that it does not tell whether they were
        // found.
        receive.requireWhatCanBeCarriedOut(kind, details);
        var request = find(claimed)
                .filter(subject -> lost.openAbout(subject) < MOST_OPEN)
                .map(subject -> receive.receive(new Intake(
                        subject, kind, Channel.LOST_ACCOUNT, Requester.SELF, details, null, language, false)))
                .map(Request::id)
                .orElse(null);
        var token = LostAccounts.token();
        var received = new LostAccount(UUID.randomUUID(), LostAccounts.hash(token), request, kind, clock.now());
        lost.persist(received);
        return new Received(received, token);
    }

    /** The one person of whom all of it is true that people can be found by. */
    private Optional<UUID> find(Map<Item, JsonNode> claimed) {
        Set<UUID> found = null;
        for (var claim : claimed.entrySet()) {
            if (claim.getKey().isIndexed()) {
                var people = index.find(claim.getKey().word(), claim.getValue().textValue());
                if (found == null) {
                    found = new HashSet<>(people);
                } else {
                    found.retainAll(people);
                }
            }
        }
        return found != null && found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }
}
