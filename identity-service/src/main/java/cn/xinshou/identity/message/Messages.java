package cn.xinshou.identity.message;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.sealing.Seals;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.WebApplicationException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Has people told things: at once, or as soon as it can be done. */
@ApplicationScoped
public class Messages {

    private static final Logger LOG = Logger.getLogger(Messages.class);
    private static final int TOO_MANY = 429;

    private final MessageService service;
    private final OutgoingMessages outgoing;
    private final Seals seals;
    private final ObjectMapper json;
    private final Clock clock;

    Messages(
            @RestClient MessageService service,
            OutgoingMessages outgoing,
            Seals seals,
            ObjectMapper json,
            Clock clock) {
        this.service = service;
        this.outgoing = outgoing;
        this.seals = seals;
        this.json = json;
        this.clock = clock;
    }

    /**
     * For what somebody waits for.
     *
     * @throws Problem UNAVAILABLE if it cannot be handed on now, TOO_MANY_REQUESTS if the person got too many already
     */
    public void now(Message message) {
        try {
            service.hand(UUID.randomUUID().toString(), message);
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == TOO_MANY) {
                throw Problem.of(CommonProblem.TOO_MANY_REQUESTS, "Several were sent already. Try again in an hour.");
            }
            throw away(e);
        } catch (RuntimeException e) {
            throw away(e);
        }
    }

    /** In the transaction of what it tells about: told if and only if that happened, if need be after the neighbour is back. */
    @Transactional(TxType.MANDATORY)
    public void later(Message message) {
        var id = UUID.randomUUID();
        var seal = seals.hold(message.subject());
        try {
            outgoing.persist(new OutgoingMessage(
                    id,
                    message.subject(),
                    seal.close(json.writeValueAsBytes(message), OutgoingMessage.place(id)),
                    clock.instant()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was to be told may be a secret; that it failed, and why, is not. */
    private static Problem away(RuntimeException e) {
        LOG.warnf("breach-notifier took no message: %s", e.toString());
        return Problem.of(CommonProblem.UNAVAILABLE, "No mail can be sent now. Try again shortly, or another way.");
    }
}
