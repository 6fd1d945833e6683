package cn.xinshou.identity.correction;

import cn.xinshou.identity.calendar.WorkingDays;
import cn.xinshou.identity.profile.CorrectProfile;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.right.Fulfilment;
import cn.xinshou.identity.right.RequestKind;
import cn.xinshou.identity.right.Wish;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes what was asked for true, in the transaction that answers the request. What was asked in words only is for the officer to put into
 * items; without items nothing is changed here and the officer's words are the answer.
 */
@ApplicationScoped
class CarryOutCorrection implements Fulfilment {

    private static final String OFFICER = "privacy-officer";

    private final CorrectProfile correct;

    CarryOutCorrection(CorrectProfile correct) {
        this.correct = correct;
    }

    @Override
    public Set<RequestKind> kinds() {
        return Set.of(RequestKind.CORRECTION);
    }

    /** @return the names of the items that are different now; null if only words were asked */
    @Override
    public @Nullable JsonNode fulfil(Wish wish) {
        if (wish.details() == null || !wish.details().isObject()) {
            return null;
        }
        var asked = AskedCorrection.read(wish.details(), LocalDate.ofInstant(wish.at(), WorkingDays.CHINA));
        var done = JsonNodeFactory.instance.objectNode();
        var corrected = done.putArray("corrected");
        correct.correct(
                        wish.subject(),
                        asked.changes(),
                        asked.purpose(),
                        wish.request(),
                        new Actor(wish.decidedBy(), OFFICER))
                .forEach(item -> corrected.add(item.word()));
        return done;
    }
}
