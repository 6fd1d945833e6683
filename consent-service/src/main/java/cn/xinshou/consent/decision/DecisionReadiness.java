package cn.xinshou.consent.decision;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** No question is taken before everybody is known. */
@Readiness
@ApplicationScoped
class DecisionReadiness implements HealthCheck {

    private final Memory memory;

    DecisionReadiness(Memory memory) {
        this.memory = memory;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("decision table")
                .status(memory.isReady())
                .withData("people", memory.size())
                .withData("followed", memory.isFollowed())
                .build();
    }
}
