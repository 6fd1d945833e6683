package cn.xinshou.identity.erasure.destruction;

import cn.xinshou.identity.erasure.Ground;
import cn.xinshou.identity.erasure.OrderErasure;
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

    /** @return how many people were erased */
    public int carryOut() {
        return carryOut.carryOut();
    }
}
