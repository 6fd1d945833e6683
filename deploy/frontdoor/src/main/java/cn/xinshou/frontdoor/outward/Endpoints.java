package cn.xinshou.frontdoor.outward;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

    /** Where a name leads. */
    @FunctionalInterface
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    private final boolean loopback;
    private final Names names;

    /** @param loopback whether plain HTTP to this very machine is allowed, as for trying things out */
    @Inject
    Endpoints(@ConfigProperty(name = "xinshou.recipients.loopback-endpoints") boolean loopback) {
        this(loopback, InetAddress::getAllByName);
    }

    Endpoints(boolean loopback, Names names) {
        this.loopback = loopback;
        this.names = names;
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

    /**
     * What is wrong with an address once its name is looked up; to be asked right before it is used. The connection that follows finds the
     * same answer, which the JVM keeps for a while (30 s unless {@code networkaddress.cache.ttl} says otherwise).
     */
    public Optional<String> flawNow(URI endpoint) {
        var flaw = flaw(endpoint);
        if (flaw.isPresent() || isOwnMachine(endpoint)) {
            return flaw;
        }
        try {
            return Arrays.stream(names.of(endpoint.getHost())).allMatch(Endpoints::isPublic)
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
        return !(address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || isSpecial(address.getAddress()));
    }

    /** Blocks that the IANA registries of special-purpose addresses keep out of the public network and the JDK has no word for. */
    private static boolean isSpecial(byte[] address) {
        var first = address[0] & 0xFF;
        var second = address[1] & 0xFF;
        if (address.length == 4) {
            var carrierNat = first == 100 && (second & 0xC0) == 64;
            var protocols = first == 192 && second == 0 && address[2] == 0;
            var benchmarks = first == 198 && (second & 0xFE) == 18;
            return first == 0 || first >= 240 || carrierNat || protocols || benchmarks;
        }
        var uniqueLocal = (first & 0xFE) == 0xFC;
        // Either carries an IPv4 address within, which may be one of our own: 6to4 and NAT64.
        var carriesAnother = first == 0x20 && second == 0x02 || first == 0x00 && second == 0x64;
        return uniqueLocal || carriesAnother;
    }
}
