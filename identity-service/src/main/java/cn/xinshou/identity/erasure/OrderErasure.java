package cn.xinshou.identity.erasure;

import cn.xinshou.identity.hold.Holds;
import cn.xinshou.identity.restriction.Restrictions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts an erasure down. It is carried out right after the transaction that ordered it: what was answered in it is stored first. */
@ApplicationScoped
public class OrderErasure {

    private final Erasures erasures;
    private final Holds holds;
    private final Restrictions restrictions;
    private final Clock clock;

    OrderErasure(Erasures erasures, Holds holds, Restrictions restrictions, Clock clock) {
        this.erasures = erasures;
        this.holds = holds;
        this.restrictions = restrictions;
        this.clock = clock;
    }

    /**
     * Ordering a second time changes nothing: nobody is erased twice. While a hold stands the data are only stored, and go at its end.
     *
     * @param request the request it answers, if somebody asked
     * @param by the officer's account, or {@code system}
     * @return the id under which it can be looked at
     */
    @Transactional(TxType.MANDATORY)
    public UUID order(UUID subject, Ground ground, @Nullable UUID request, String by) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        erasures.order(UUID.randomUUID(), subject, ground, request, by, now);
        if (holds.holds(subject, now)) {
            restrictions.restrict(subject, Restrictions.Cause.HOLD);
        }
        return erasures.of(subject).orElseThrow().id();
    }

    /** The same for many people at once, whom nobody asked to erase. */
    @Transactional(TxType.MANDATORY)
    public void orderAll(Collection<UUID> subjects, Ground ground, String by) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        erasures.orderAll(subjects, ground, by, now);
        holds.held(subjects, now).forEach(subject -> restrictions.restrict(subject, Restrictions.Cause.HOLD));
    }
}
