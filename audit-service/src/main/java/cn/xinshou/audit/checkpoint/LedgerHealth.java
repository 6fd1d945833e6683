package cn.xinshou.audit.checkpoint;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Down while no checkpoint is signed because something does not verify. */
@Readiness
@ApplicationScoped
class LedgerHealth implements HealthCheck {

    private final Refusals refusals;

    LedgerHealth(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public HealthCheckResponse call() {
        var check = HealthCheckResponse.named("ledger verifies");
        return refusals.open()
                .map(refusal -> check.down().withData("index", refusal.index()).withData("reason", refusal.reason()))
                .orElseGet(check::up)
                .build();
    }
}
