package cn.xinshou.identity.delegation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A delegation as those see it who gave it and those it is for.
 *
 * @param entered how many candidates were entered under it
 * @param state {@code open}, {@code ended} or {@code revoked}
 */
record DelegationView(
        UUID id,
        String school,
        String schoolName,
        String purpose,
        String exam,
        List<String> items,
        List<String> staff,
        Instant until,
        int atMost,
        int entered,
        String state,
        Instant createdAt) {

    static DelegationView of(Delegation delegation, Instant now) {
        return new DelegationView(
                delegation.id(),
                delegation.school(),
                delegation.schoolName(),
                delegation.purpose(),
                delegation.exam(),
                delegation.items(),
                delegation.staff(),
                delegation.until(),
                delegation.atMost(),
                delegation.entered(),
                delegation.state(now),
                delegation.createdAt());
    }
}
