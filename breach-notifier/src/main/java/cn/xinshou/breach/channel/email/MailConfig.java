package cn.xinshou.breach.channel.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "xinshou.mail")
interface MailConfig {

    String host();

    int port();

    /** Sender of every notice. */
    String from();

    String fromName();

    Optional<String> username();

    Optional<String> password();

    /** STARTTLS is required outside one machine. */
    @WithDefault("false")
    boolean tls();

    @WithDefault("PT10S")
    Duration connect();

    /** For each reply of the server; RFC 5321, 4.5.3.2 would allow minutes, and a lease lasts as long as several of these. */
    @WithDefault("PT30S")
    Duration reply();

    /** The address people are told to trust: where codes are verified. */
    @WithDefault("${xinshou.public-url}")
    URI officialAddress();

    Dkim dkim();

    /** The signature of the house (RFC 6376). */
    interface Dkim {

        /** Off only where the organisation's own mail server signs. */
        @WithDefault("true")
        boolean enabled();

        /** Under which name the key is published; a new key gets a new one. */
        @WithDefault("xinshou")
        String selector();

        /** The sender's, if not said. */
        Optional<String> domain();
    }
}
