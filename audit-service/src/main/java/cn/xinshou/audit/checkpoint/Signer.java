package cn.xinshou.audit.checkpoint;

import cn.xinshou.audit.ledger.LedgerConfig;
import cn.xinshou.frontdoor.Keys;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** Signs in the name of this log. */
@Startup
@ApplicationScoped
class Signer {

    private final NoteKey key;

    Signer(Keys keys, LedgerConfig config) {
        this.key = new NoteKey(config.origin(), keys.load("ledger-ed25519.key", NoteKey::newKey));
    }

    String sign(Checkpoint checkpoint) {
        return key.sign(checkpoint.text());
    }

    String verifierKey() {
        return key.verifierKey();
    }
}
