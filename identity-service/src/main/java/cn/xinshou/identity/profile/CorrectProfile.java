package cn.xinshou.identity.profile;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.item.Changes;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.sealing.Seals;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Corrects what a person decided to correct (PIPL 46). Neither of the two rules of P5.2 stands against it: that decision is what they leave
 * room for. What an item may be, and whose an ID number is, holds as ever.
 */
@ApplicationScoped
public class CorrectProfile {

    private final Profiles profiles;
    private final Seals seals;
    private final OpenProfiles open;
    private final ApplyChange apply;
    private final Journal journal;

    CorrectProfile(Profiles profiles, Seals seals, OpenProfiles open, ApplyChange apply, Journal journal) {
        this.profiles = profiles;
        this.seals = seals;
        this.open = open;
        this.apply = apply;
        this.journal = journal;
    }

    /**
     * @param purpose what an item that is not held yet is collected for
     * @param request by which request; shown in the history
     * @return the items that are different now
     */
    @Transactional(TxType.MANDATORY)
    public List<Item> correct(UUID subject, Changes changes, @Nullable String purpose, UUID request, Actor actor) {
        var seal = seals.hold(subject);
        var profile = profiles.of(subject)
                .orElseThrow(() -> Problem.of(CommonProblem.CONFLICT, "There is no profile that could be corrected."));
        var held = open.open(profile, seal);
        var differences = PatchProfile.differences(held, purpose, changes);

        apply.correct(profile, seal, held.values(held.items().keySet()), differences, actor, request)
                .forEach(journal::append);
        return differences.stream().map(Difference::item).toList();
    }
}
