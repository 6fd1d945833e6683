package cn.xinshou.identity.access.emergency;

import cn.xinshou.identity.reading.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The glass, broken without going through the door, for tests that come in as somebody else. */
@ApplicationScoped
public class GivenEmergencies {

    private final BreakGlass breakGlass;

    GivenEmergencies(BreakGlass breakGlass) {
        this.breakGlass = breakGlass;
    }

    public UUID use(UUID subject, Actor user) {
        return breakGlass.use(subject, null, null, "当事人失联", user).id();
    }
}
