package cn.xinshou.audit.intake;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Down while facts are missing that the broker cannot give any more. A broker that is away for a while is no such case. */
@Readiness
@ApplicationScoped
class IntakeHealth implements HealthCheck {

    private final IntakeState state;

    IntakeHealth(IntakeState state) {
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("ledger intake")
                .status(!state.isStuck())
                .build();
    }
}
