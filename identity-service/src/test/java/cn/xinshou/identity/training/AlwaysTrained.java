package cn.xinshou.identity.training;

import java.time.Instant;
import java.util.List;

/** A control taken away on purpose: everybody seems to have passed everything. */
@SuppressWarnings("NullAway")
public final class AlwaysTrained extends CurrentTraining {

    public AlwaysTrained() {
        super(null, null);
    }

    @Override
    public List<String> lacking(String account, Instant at) {
        return List.of();
    }
}
