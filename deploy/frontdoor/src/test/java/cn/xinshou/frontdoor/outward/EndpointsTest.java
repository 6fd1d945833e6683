package cn.xinshou.frontdoor.outward;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {

    private static final URI PARTNER = URI.create("https://privacy.partner.example/take");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://partner.example.com/take",
                "ftp://partner.example.com/take",
                "https://10.0.0.1/take",
                "https://127.0.0.1/take",
                "https://[::1]/take",
                "https://2130706433/take",
                "https://0x7f000001/take",
                "https://localhost/take",
                "http://localhost:8080/take",
                "https://postgres/take",
                "https://db.svc/take",
                "https://metadata.google.internal./take",
                "https://user:secret@partner.example.com/take",
                "https://partner.example.com/take#there",
                "file:///etc/passwd",
                "mailto:partner@example.com",
                "/take"
            })
    void doesNotSendToAnAddressThatLooksWrong(String address) {
        assertThat(new Endpoints(false).flaw(URI.create(address))).isPresent();
        assertThat(new Endpoints(false).flawNow(URI.create(address))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "127.0.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "0.1.2.3",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fd00::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::"
            })
    void doesNotSendToAPublicNameThatLeadsHome(String address) {
        assertThat(leadingTo("1.1.1.1", address).flaw(PARTNER)).isEmpty();
        assertThat(leadingTo("1.1.1.1", address).flawNow(PARTNER)).contains("its name leads into a network of our own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "223.5.5.5", "100.128.0.1", "198.20.0.1", "172.32.0.1", "2400:3200::1"})
    void sendsToPublicAddresses(String address) {
        assertThat(leadingTo(address).flawNow(PARTNER)).isEmpty();
    }

    @Test
    void doesNotSendToANameThatNobodyKnows() {
        var endpoints = new Endpoints(false, host -> {
            throw new UnknownHostException(host);
        });

        assertThat(endpoints.flawNow(PARTNER)).contains("its name is not known");
    }

    @Test
    void sendsToThisVeryMachineWhereThatIsAllowed() {
        assertThat(new Endpoints(true).flawNow(URI.create("http://localhost:8080/take")))
                .isEmpty();
        assertThat(new Endpoints(true).flawNow(URI.create("http://partner.example.com/take")))
                .isPresent();
        assertThat(new Endpoints(true).flawNow(URI.create("https://10.0.0.1/take")))
                .isPresent();
    }

    private static Endpoints leadingTo(String... addresses) {
        return new Endpoints(false, host -> {
            var found = new InetAddress[addresses.length];
            for (var i = 0; i < addresses.length; i++) {
                found[i] = InetAddress.getByName(addresses[i]);
            }
            return found;
        });
    }
}
