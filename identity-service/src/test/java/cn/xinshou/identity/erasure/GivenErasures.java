package cn.xinshou.identity.erasure;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The use cases behind the door, for tests of other packages. */
@ApplicationScoped
public class GivenErasures {

    private final OrderErasure order;
    private final CarryOutErasures carryOut;

    GivenErasures(OrderErasure order, CarryOutErasures carryOut) {
        this.order = order;
        this.carryOut = carryOut;
    }

    public void erase(UUID subject) {
        QuarkusTransaction.requiringNew().run(() -> order.order(subject, Ground.PERSON_ASKED, null, "officer"));
        carryOut();
    }

    public void carryOut() {
        carryOut.carryOut();
    }
}
