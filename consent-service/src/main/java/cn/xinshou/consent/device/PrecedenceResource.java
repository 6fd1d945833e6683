package cn.xinshou.consent.device;

import cn.xinshou.consent.Words;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** In what order choices, signals and defaults count. */
@Path("/devices/precedence")
@PermitAll
@RunOnVirtualThread
class PrecedenceResource {

    record Step(int rank, String id, String zh, String en) {}

    /** @param order the first that applies to a purpose decides */
    record Order(List<Step> order) {}

    @GET
    public Order order() {
        return new Order(Precedence.STEPS.stream()
                .map(step -> step(Precedence.STEPS.indexOf(step) + 1, step.id(), step.says()))
                .toList());
    }

    private static Step step(int rank, String id, Words says) {
        return new Step(rank, id, says.zh(), says.en());
    }
}
