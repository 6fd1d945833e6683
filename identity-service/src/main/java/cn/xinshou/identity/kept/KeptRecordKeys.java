package cn.xinshou.identity.kept;

import cn.xinshou.identity.sealing.Ring;
import cn.xinshou.identity.sealing.WrappedKeys;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;

/** Says where the keys of what is kept lie. */
final class KeptRecordKeys {

    private KeptRecordKeys() {}

    @Produces
    @Dependent
    static WrappedKeys table() {
        return new WrappedKeys(Ring.KEPT, "kept_record", "id");
    }
}
