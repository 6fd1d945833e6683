package cn.xinshou.identity.permission;

import cn.xinshou.identity.item.Item;
import io.quarkus.test.junit.QuarkusMock;
import java.util.Collection;
import java.util.UUID;

/** The question to consent-service left out, to see that this is noticed. */
public final class AskingNobody extends Permission {

    private AskingNobody() {
        super(null);
    }

    /** Until the test ends. */
    public static void install() {
        QuarkusMock.installMockForType(new AskingNobody(), Permission.class);
    }

    @Override
    public void toCollect(UUID subject, String purpose, Collection<Item> items) {}
}
