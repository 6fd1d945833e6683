package cn.xinshou.identity.conduct;

import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.Readings;
import cn.xinshou.identity.reading.Why;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sanctions with their words: for the person, and for officers, whose look is a read like any other. */
@ApplicationScoped
class ShowSanctions {

    private static final String WORDS = "sanction";

    private final Sanctions sanctions;
    private final SealedText text;
    private final Readings readings;
    private final ConductClock clock;

    ShowSanctions(Sanctions sanctions, SealedText text, Readings readings, ConductClock clock) {
        this.sanctions = sanctions;
        this.text = text;
        this.readings = readings;
        this.clock = clock;
    }

    /** @param withWords false for the platform, which has to know what it enforces and not why */
    @Transactional
    List<SanctionView> of(UUID subject, boolean withWords) {
        return sanctions.of(subject).stream()
                .map(sanction -> withWords ? open(sanction) : bare(sanction))
                .toList();
    }

    @Transactional
    SanctionView forOfficer(UUID id, Actor officer) {
        var sanction = sanctions.named(id);
        readings.note(sanction.subject(), List.of(WORDS), Why.request(id.toString()), officer);
        return open(sanction);
    }

    SanctionView bare(Sanction sanction) {
        return SanctionView.of(sanction, clock.now(), null, null, null);
    }

    private SanctionView open(Sanction sanction) {
        return SanctionView.of(
                sanction,
                clock.now(),
                open(sanction, "reasons", sanction.reasons()),
                open(sanction, "appeal", sanction.appeal()),
                open(sanction, "appeal-reasons", sanction.appealReasons()));
    }

    private @Nullable String open(Sanction sanction, String what, byte @Nullable [] sealed) {
        return text.open(sanction.subject(), Sanction.place(sanction.id(), what), sealed);
    }
}
