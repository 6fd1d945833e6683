package cn.xinshou.frontdoor.outward;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which addresses of others a service may call: public ones over TLS, so that nobody reaches our own network through us. */
@ApplicationScoped
public class Endpoints {

    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|\\[.*]|0x.*");
    private static final Pattern OWN_NETWORK =
            Pattern.compile("(.*\\.)?(localhost|local|internal|intranet|lan|home|corp|svc|arpa)\\.?");

    private final boolean loopback;

    /** @param loopback whether plain HTTP to this very machine is allowed, as for trying things out */
    Endpoints(
            @ConfigProperty(name = "xinshou.recipients.loopback-endpoints", defaultValue = "false") boolean loopback) {
        this.loopback = loopback;
    }

    /** What is wrong with an address, by its looks; asks nobody. */
    public Optional<String> flaw(URI endpoint) {
        var host = endpoint.getHost();
        if (host == null || endpoint.getRawUserInfo() != null || endpoint.getRawFragment() != null) {
            return Optional.of("must be an absolute https address without user and fragment");
        }
        if (isOwnMachine(endpoint)) {
            return Optional.empty();
        }
        var name = host.toLowerCase(Locale.ROOT);
        if (!"https".equalsIgnoreCase(endpoint.getScheme())) {
            return Optional.of("must be https");
        }
        if (LITERAL.matcher(name).matches() || OWN_NETWORK.matcher(name).matches() || !name.contains(".")) {
            return Optional.of("must be a public host name");
        }
        return Optional.empty();
    }

    /** What is wrong with an address once its name is looked up; to be asked right before it is used. */
    public Optional<String> flawNow(URI endpoint) {
        var flaw = flaw(endpoint);
        if (flaw.isPresent() || isOwnMachine(endpoint)) {
            return flaw;
        }
        try {
            return Arrays.stream(InetAddress.getAllByName(endpoint.getHost())).allMatch(Endpoints::isPublic)
                    ? Optional.empty()
                    : Optional.of("its name leads into a network of our own");
        } catch (UnknownHostException e) {
            return Optional.of("its name is not known");
        }
    }

    private boolean isOwnMachine(URI endpoint) {
        return loopback
                && ("localhost".equals(endpoint.getHost()) || "127.0.0.1".equals(endpoint.getHost()))
                && ("http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme()));
    }

    private static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        var uniqueLocal = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
        var carrierNat = bytes.length == 4 && (bytes[0] & 0xFF) == 100 && (bytes[1] & 0xC0) == 64;
        return !(address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal
                || carrierNat);
    }
}
