package cn.xinshou.breach.message;

import cn.xinshou.breach.delivery.Carrier.CarrierAway;
import cn.xinshou.breach.delivery.ContactPoints;
import cn.xinshou.breach.delivery.ContactPoints.IdentityAway;
import cn.xinshou.breach.message.SettleMessage.Attempt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** A few messages from claim to result. The address is asked for here and forgotten here. */
@ApplicationScoped
class MessageRound {

    private static final Logger LOG = Logger.getLogger(MessageRound.class);

    private final ClaimMessages claim;
    private final SettleMessage settle;
    private final ContactPoints contactPoints;
    private final SealedParameters sealed;
    private final Letters letters;
    private final Post post;
    private final Clock clock;
    private final String domain;

    MessageRound(
            ClaimMessages claim,
            SettleMessage settle,
            ContactPoints contactPoints,
            SealedParameters sealed,
            Letters letters,
            Post post,
            Clock clock,
            @ConfigProperty(name = "xinshou.mail.from") String from) {
        this.claim = claim;
        this.settle = settle;
        this.contactPoints = contactPoints;
        this.sealed = sealed;
        this.letters = letters;
        this.post = post;
        this.clock = clock;
        this.domain = from.substring(from.lastIndexOf('@') + 1);
    }

    /** @return whether there may be more to do at once */
    boolean run() {
        var lease = UUID.randomUUID();
        var taken = claim.claim(lease);
        if (taken.isEmpty()) {
            return false;
        }
        try (var round = post.open()) {
            taken.forEach(message -> settle.settle(message, lease, attempt(message, round)));
        } catch (CarrierAway e) {
            taken.forEach(message -> settle.settle(message, lease, new Attempt.Held("mail-server-away")));
        }
        return true;
    }

    private Attempt attempt(Taken message, Post.Round round) {
        if (!clock.instant().isBefore(message.expiresAt())) {
            return new Attempt.Held("no-time-left");
        }
        try {
            var address = contactPoints
                    .mailAddresses(List.of(message.subject()), message.kind().purpose(), message.caseId())
                    .get(message.subject());
            if (address == null) {
                return new Attempt.Nowhere();
            }
            return new Attempt.Carried(round.carry(letter(message), address, messageId(message)));
        } catch (IdentityAway e) {
            return new Attempt.Held("identity-away");
        } catch (CarrierAway e) {
            return new Attempt.Held("mail-server-away");
        } catch (RuntimeException e) {
            // Its own words could quote the letter.
            LOG.errorf(
                    "Message %s cannot be written: %s",
                    message.id(), e.getClass().getSimpleName());
            return new Attempt.Unwritable();
        }
    }

    private Letter letter(Taken message) {
        return letters.write(message.kind(), message.language(), sealed.open(message.id(), message.parameters()));
    }

    /** The message's own id is random and says nothing about the person. */
    private String messageId(Taken message) {
        var hex = HexFormat.of();
        return "<" + hex.toHexDigits(message.id().getMostSignificantBits())
                + hex.toHexDigits(message.id().getLeastSignificantBits()) + "@" + domain + ">";
    }
}
