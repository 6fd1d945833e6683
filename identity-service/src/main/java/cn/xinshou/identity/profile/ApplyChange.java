package cn.xinshou.identity.profile;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.item.AgeBand;
import cn.xinshou.identity.item.BirthDateAgreement;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.problem.IdentityProblem;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.sealing.BlindIndex;
import cn.xinshou.identity.sealing.Seal;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What replacing and patching have in common once it is known which items would differ. */
@ApplicationScoped
class ApplyChange {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final ChangeRules rules;
    private final ItemChanges history;
    private final SealedItems sealed;
    private final BlindIndex index;
    private final Clock clock;

    ApplyChange(ChangeRules rules, ItemChanges history, SealedItems sealed, BlindIndex index, Clock clock) {
        this.rules = rules;
        this.history = history;
        this.sealed = sealed;
        this.index = index;
        this.clock = clock;
    }

    /**
     * Changes the profile, its history and the index, or refuses.
     *
     * @return one fact for each purpose; none if nothing differs
     */
    @Transactional(TxType.MANDATORY)
    public List<ProfileEvent> apply(
            Profile profile, Seal seal, Map<Item, JsonNode> before, List<Difference> differences, Actor actor) {
        return apply(profile, seal, before, differences, actor, null);
    }

    /** @param source where the values come from, if not from the actor */
    @Transactional(TxType.MANDATORY)
    public List<ProfileEvent> apply(
            Profile profile,
            Seal seal,
            Map<Item, JsonNode> before,
            List<Difference> differences,
            Actor actor,
            @Nullable Source source) {
        if (differences.isEmpty()) {
            return List.of();
        }
        // PostgreSQL keeps microseconds; what is answered now is what is read afterwards.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        rules.check(profile.subject(), differences, now);
        return write(profile, seal, before, differences, actor, change -> change.from(source), now);
    }

    /**
     * Changes what a person decided to change: the rules for everyday changes have no say.
     *
     * @param request by which request it was asked for
     * @return one fact for each purpose; none if nothing differs
     */
    @Transactional(TxType.MANDATORY)
    public List<ProfileEvent> correct(
            Profile profile,
            Seal seal,
            Map<Item, JsonNode> before,
            List<Difference> differences,
            Actor actor,
            UUID request) {
        return differences.isEmpty()
                ? List.of()
                : write(
                        profile,
                        seal,
                        before,
                        differences,
                        actor,
                        change -> change.by(request),
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private List<ProfileEvent> write(
            Profile profile,
            Seal seal,
            Map<Item, JsonNode> before,
            List<Difference> differences,
            Actor actor,
            UnaryOperator<ItemChange> marked,
            Instant now) {
        var after = after(before, differences);
        requireAgreement(after);

        profile.change(now);
        profile.isOfAge(AgeBand.of(after, LocalDate.ofInstant(now, CHINA)).orElse(null));
        var byPurpose = new LinkedHashMap<String, List<String>>();
        for (var difference : differences) {
            write(profile, seal, difference, actor, marked);
            byPurpose
                    .computeIfAbsent(difference.purpose(), purpose -> new ArrayList<>())
                    .add(difference.item().word());
        }
        return byPurpose.entrySet().stream()
                .map(changed -> profile.changed(changed.getValue(), changed.getKey(), actor))
                .toList();
    }

    private void write(
            Profile profile, Seal seal, Difference difference, Actor actor, UnaryOperator<ItemChange> marked) {
        var item = difference.item();
        var value = difference.value();
        var bytes = value == null ? null : sealed.close(seal, item, value);
        if (bytes == null) {
            profile.drop(item);
        } else {
            profile.hold(item, new HeldItem(bytes, difference.purpose(), profile.changedAt()));
        }
        var change = new ItemChange(profile, item, difference.action(), bytes, difference.purpose(), actor);
        history.persist(marked.apply(change));
        if (item.isIndexed()) {
            index(profile.subject(), item, value);
        }
    }

    private void index(UUID subject, Item item, @Nullable JsonNode value) {
        if (value == null) {
            index.forget(item.word(), subject);
        } else if (!index.point(item.word(), value.textValue(), subject)) {
            throw Problem.of(
                            IdentityProblem.ID_NUMBER_TAKEN,
                            "One person has one profile. If the number is right, ask the desk to look into it.")
                    .field(item.word(), "is held by another profile");
        }
    }

    private static Map<Item, JsonNode> after(Map<Item, JsonNode> before, List<Difference> differences) {
        var after = new EnumMap<Item, JsonNode>(Item.class);
        after.putAll(before);
        for (var difference : differences) {
            if (difference.value() == null) {
                after.remove(difference.item());
            } else {
                after.put(difference.item(), difference.value());
            }
        }
        return after;
    }

    private static void requireAgreement(Map<Item, JsonNode> after) {
        if (!BirthDateAgreement.holds(after)) {
            throw Problem.of(
                            CommonProblem.INVALID_REQUEST, "The date of birth and the ID number contradict each other.")
                    .field(Item.BIRTH_DATE.word(), "is not the date of birth in the ID number");
        }
    }
}
