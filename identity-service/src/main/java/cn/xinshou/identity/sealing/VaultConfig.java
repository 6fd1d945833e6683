package cn.xinshou.identity.sealing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** HashiCorp Vault, or OpenBao, with the transit engine. */
@ConfigMapping(prefix = "xinshou.keys.vault")
interface VaultConfig {

    /** Https; plain HTTP to this very machine only, as to an agent beside the service. */
    Optional<URI> address();

    /** Holds the token and is read for every call, so that an agent can renew it. */
    Optional<Path> tokenFile();

    Optional<String> namespace();

    @WithDefault("transit")
    String mount();

    /** The transit key of people's keys; what laws keep is under {@code <key>-kept}. */
    @WithDefault("xinshou-identity")
    String key();

    /** Somebody waits for the answer. */
    @WithDefault("PT2S")
    Duration patience();
}
