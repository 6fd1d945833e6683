package cn.xinshou.identity.message;

import cn.xinshou.identity.sealing.Seals;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Hands one message on. Its id is the key under which the neighbour has it once, however often it is handed. */
@ApplicationScoped
class HandOnMessage {

    private static final Logger LOG = Logger.getLogger(HandOnMessage.class);

    private final OutgoingMessages outgoing;
    private final MessageService service;
    private final Seals seals;
    private final ObjectMapper json;
    private final Clock clock;

    HandOnMessage(
            OutgoingMessages outgoing,
            @RestClient MessageService service,
            Seals seals,
            ObjectMapper json,
            Clock clock) {
        this.outgoing = outgoing;
        this.service = service;
        this.seals = seals;
        this.json = json;
        this.clock = clock;
    }

    /** @return whether there was one */
    @Transactional
    boolean next() {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var due = outgoing.take(now);
        due.ifPresent(message -> {
            if (isDone(message)) {
                outgoing.delete(message);
            } else {
                message.failed(now);
            }
        });
        return due.isPresent();
    }

    private boolean isDone(OutgoingMessage message) {
        var seal = seals.of(message.subject());
        if (seal.isEmpty()) {
            return true;
        }
        try {
            var content = seal.get().open(message.sealed(), OutgoingMessage.place(message.id()));
            service.hand(message.id().toString(), json.readValue(content, Message.class));
            return true;
        } catch (WebApplicationException e) {
            LOG.warnf("breach-notifier did not take message %s: %s", message.id(), e.getMessage());
            return isFinal(e.getResponse());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            LOG.warnf("breach-notifier did not take message %s: %s", message.id(), e.toString());
            return false;
        }
    }

    /** What is wrong with the message stays wrong; what is wrong with our account or the neighbour may be mended. */
    private static boolean isFinal(Response response) {
        var status = response.getStatus();
        return status == 400 || status == 404 || status == 422;
    }
}
