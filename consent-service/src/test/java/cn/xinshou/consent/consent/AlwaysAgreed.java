package cn.xinshou.consent.consent;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** A control taken away on purpose: everybody seems to have agreed to everything. */
@SuppressWarnings("NullAway")
public final class AlwaysAgreed extends WhereTheyStand {

    public AlwaysAgreed() {
        super(null, null, null, null, Clock.systemUTC());
    }

    @Override
    public boolean agreedToPublication(UUID subject, String purpose) {
        return true;
    }

    @Override
    public Optional<String> governing(UUID subject) {
        return Optional.of("2025-01-01");
    }
}
