package cn.xinshou.identity.access.cases;

import cn.xinshou.identity.item.Item;
import io.quarkus.test.junit.QuarkusMock;
import java.util.EnumSet;
import java.util.Optional;

/** A control taken away on purpose: whatever is said to be a case is one, about anybody. */
public final class AnyCase extends IntakeCases {

    /** Until the end of the test. */
    public static void isOpen() {
        QuarkusMock.installMockForType(new AnyCase(), IntakeCases.class);
    }

    @Override
    public Optional<OpenCase> open(String id) {
        return Optional.of(new OpenCase(id, CaseKind.RIGHTS_REQUEST, null, EnumSet.allOf(Item.class)));
    }
}
