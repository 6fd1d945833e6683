package cn.xinshou.audit.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.audit.ledger.Sealing;
import cn.xinshou.frontdoor.Keys;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The names of accounts, readable only for showing an alert. */
@Startup
@ApplicationScoped
class SealedAccounts {

    private final Sealing key;

    SealedAccounts(Keys keys) {
        this.key = new Sealing(keys.load("alert-account.key", Sealing::newKey));
    }

    byte[] seal(String account, UUID alert) {
        return key.seal(account.getBytes(UTF_8), place(alert));
    }

    String open(byte[] sealed, UUID alert) {
        return new String(key.open(sealed, place(alert)), UTF_8);
    }

    private static String place(UUID alert) {
        return "alert-account|" + alert;
    }
}
