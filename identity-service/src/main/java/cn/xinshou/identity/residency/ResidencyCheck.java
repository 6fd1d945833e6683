package cn.xinshou.identity.residency;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Stops the start of a service that is declared to keep personal data, or the keys to it, outside mainland China. */
@ApplicationScoped
class ResidencyCheck {

    private final ResidencyConfig config;

    ResidencyCheck(ResidencyConfig config) {
        this.config = config;
    }

    void onStart(@Observes StartupEvent start) {
        require("xinshou.residency.storage-region", config.storageRegion());
        require("xinshou.residency.key-region", config.keyRegion());
    }

    static void require(String setting, String code) {
        if (!new Region(code).isMainland()) {
            throw new IllegalStateException(
                    setting + " is " + code + ": personal data stays in mainland China; give a region such as CN-BJ");
        }
    }
}
