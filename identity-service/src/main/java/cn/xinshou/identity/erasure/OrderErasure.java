package cn.xinshou.identity.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts an erasure down. It is carried out right after the transaction that ordered it: what was answered in it is stored first. */
@ApplicationScoped
public class OrderErasure {

    private final Erasures erasures;
    private final Clock clock;

    OrderErasure(Erasures erasures, Clock clock) {
        this.erasures = erasures;
        this.clock = clock;
    }

    /**
     * Ordering a second time changes nothing: nobody is erased twice.
     *
     * @param request the request it answers, if somebody asked
     * @param by the officer's account, or {@code system}
     * @return the id under which it can be looked at
     */
    @Transactional(TxType.MANDATORY)
    public UUID order(UUID subject, Ground ground, @Nullable UUID request, String by) {
        erasures.order(
                UUID.randomUUID(), subject, ground, request, by, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return erasures.of(subject).orElseThrow().id();
    }
}
