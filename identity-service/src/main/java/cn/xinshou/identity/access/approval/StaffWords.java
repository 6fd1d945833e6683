package cn.xinshou.identity.access.approval;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.sealing.Seal;
import cn.xinshou.identity.sealing.Seals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What staff write about a person, sealed under that person's key: it goes when the person goes. */
@ApplicationScoped
public class StaffWords {

    private final Seals seals;

    StaffWords(Seals seals) {
        this.seals = seals;
    }

    /**
     * @param place such as {@code approval/…}
     * @throws Problem NOT_FOUND if nothing is held of such a person
     */
    @Transactional(TxType.MANDATORY)
    public byte[] close(UUID subject, String place, String words) {
        return seals.of(subject)
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND, "Nothing is held of this person."))
                .close(words.getBytes(StandardCharsets.UTF_8), place);
    }

    @Transactional(TxType.MANDATORY)
    public @Nullable String open(UUID subject, String place, byte @Nullable [] sealed) {
        return sealed == null
                ? null
                : seals.of(subject)
                        .map((Seal seal) -> new String(seal.open(sealed, place), StandardCharsets.UTF_8))
                        .orElse(null);
    }
}
