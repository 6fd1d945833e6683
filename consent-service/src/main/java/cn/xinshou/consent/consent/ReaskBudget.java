package cn.xinshou.consent.consent;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How soon a person may be asked again (网络数据安全管理条例 22(5): no frequent asking after a no). It counts per person and purpose, wherever
 * the question was put, so that another page or app is no way round it. Saying yes or no is never limited.
 */
@ApplicationScoped
public class ReaskBudget {

    private final Duration afterNo;
    private final Duration afterSilence;

    ReaskBudget(
            @ConfigProperty(name = "xinshou.consent.ask-again-after") Duration afterNo,
            @ConfigProperty(name = "xinshou.consent.ask-again-after-silence") Duration afterSilence) {
        this.afterNo = afterNo;
        this.afterSilence = afterSilence;
    }

    /**
     * When the state itself no longer stands against asking; a material change of the purpose lifts that, which the caller has to see to.
     *
     * @param since when it came to this state
     * @return empty if it does not stand against asking at all; may be in the past
     */
    public Optional<Instant> mayAskAgainAt(ConsentState state, Instant since) {
        return switch (state) {
            case REFUSED, WITHDRAWN -> Optional.of(since.plus(afterNo));
            case NOT_ASKED, GRANTED, EXPIRED, SUPERSEDED -> Optional.empty();
        };
    }

    /** The same for a question that was never answered: asking uses up budget too, only less of it. */
    Instant mayAskAgainAfterSilence(Instant asked) {
        return asked.plus(afterSilence);
    }
}
