package cn.xinshou.audit.login;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a login came from. Lives for the time of an assessment; only its network, as a keyed hash, is remembered. */
record Address(InetAddress value) {

    private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    static Optional<Address> read(String text) {
        try {
            if (V4.matcher(text).matches()) {
                return Optional.of(new Address(Inet4Address.ofLiteral(text)));
            }
            if (text.contains(":") && V6.matcher(text).matches()) {
                return Optional.of(new Address(Inet6Address.ofLiteral(text)));
            }
        } catch (IllegalArgumentException e) {
            // No address: answered below like every other text that is none.
        }
        return Optional.empty();
    }

    boolean isV4() {
        return value instanceof Inet4Address;
    }

    byte[] bytes() {
        return value.getAddress();
    }

    /** The first 24 bits of an IPv4 address, the first 48 of an IPv6 one: enough to recognise a network, not a household. */
    byte[] network() {
        return Arrays.copyOf(bytes(), isV4() ? 3 : 6);
    }

    String text() {
        return value.getHostAddress();
    }

    @Override
    public String toString() {
        return "Address";
    }
}
