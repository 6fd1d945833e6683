package cn.xinshou.breach.delivery;

import cn.xinshou.breach.delivery.IdentityService.ContactPoint;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Mail addresses at the moment of sending, held no longer than that. */
@ApplicationScoped
public class ContactPoints {

    /** The identity service cannot tell now; the copies wait. */
    public static final class IdentityAway extends Exception {

        IdentityAway(Throwable cause) {
            super("identity-service does not answer", cause);
        }
    }

    private static final Logger LOG = Logger.getLogger(ContactPoints.class);
    private static final String PURPOSE = "statutory-notice";
    private static final JsonMapper TOLERANT = JsonMapper.builder()
            .findAndAddModules()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final IdentityService identity;

    ContactPoints(@RestClient IdentityService identity) {
        this.identity = identity;
    }

    /** @return who has a mail address; whoever is absent has none */
    Map<UUID, String> mailAddresses(List<UUID> subjects, String incidentNumber) throws IdentityAway {
        return mailAddresses(subjects, PURPOSE, incidentNumber);
    }

    /**
     * @param purpose of the policy's register
     * @param forCase what the person will see as the reason of this read
     * @return who has a mail address; whoever is absent has none
     */
    public Map<UUID, String> mailAddresses(List<UUID> subjects, String purpose, String forCase) throws IdentityAway {
        try {
            var addresses = new HashMap<UUID, String>();
            var unanswered = new HashSet<>(subjects);
            for (var line : identity.contactPoints(new IdentityService.Question(subjects, purpose, forCase))
                    .lines()
                    .filter(l -> !l.isBlank())
                    .toList()) {
                var point = TOLERANT.readValue(line, ContactPoint.class);
                unanswered.remove(point.subject());
                if (point.email() != null && !point.email().isBlank()) {
                    addresses.put(point.subject(), point.email().strip());
                }
            }
            // A stream that broke off says nothing about the rest, least of all that they have no address.
            if (!unanswered.isEmpty()) {
                throw new IdentityAway(new IllegalStateException("the answer broke off"));
            }
            return addresses;
        } catch (WebApplicationException | ProcessingException e) {
            LOG.warnf("Contact points of %d people not available: %s", subjects.size(), e.getMessage());
            throw new IdentityAway(e);
        } catch (JsonProcessingException e) {
            // Its message would quote the line.
            LOG.error("Contact points came in a form that cannot be read");
            throw new IdentityAway(new IllegalStateException("unreadable answer"));
        } catch (RuntimeException e) {
            // No token to be had, no name resolved: whatever it is, nobody was asked.
            LOG.warnf(
                    "Contact points of %d people not available: %s",
                    subjects.size(), e.getClass().getSimpleName());
            throw new IdentityAway(e);
        }
    }
}
