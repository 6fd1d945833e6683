package cn.xinshou.identity.request.proof;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.calendar.WorkingDays;
import cn.xinshou.identity.item.Changes;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.profile.OpenProfile;
import cn.xinshou.identity.profile.OpenProfiles;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.Readings;
import cn.xinshou.identity.reading.Why;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody knows about themself, held against what is held (辅助信息佐证; promise P1.4). Used for this and nothing else: what is given is
 * compared and forgotten, and of what is held nothing is told but whether all of it agrees.
 */
@ApplicationScoped
public class SupportingItems {

    static final int AT_LEAST = 2;

    /** Anybody's guess is right too often for sex, ethnicity and nationality; a photo is no word. */
    private static final Set<Item> USEFUL =
            EnumSet.complementOf(EnumSet.of(Item.SEX, Item.ETHNICITY, Item.NATIONALITY, Item.PHOTO, Item.GUARDIAN));

    /** What outsiders do not know by heart; one of them has to be among those given. */
    private static final Set<Item> HARD_TO_GUESS =
            EnumSet.of(Item.ID_NUMBER, Item.PHONE, Item.EMAIL, Item.ADDRESS, Item.REGISTRATION_NUMBER);

    private static final Actor DESK = new Actor("system", "request-desk");

    private final OpenProfiles profiles;
    private final Readings readings;
    private final Clock clock;

    SupportingItems(OpenProfiles profiles, Readings readings, Clock clock) {
        this.profiles = profiles;
        this.readings = readings;
        this.clock = clock;
    }

    /**
     * Reads what is given.
     *
     * @param field where it stands
     * @throws Problem if it is too little, or cannot be a value of its item; says nothing about any person
     */
    public Map<Item, JsonNode> read(String field, ObjectNode given) {
        var items = Changes.read(given, LocalDate.ofInstant(clock.instant(), WorkingDays.CHINA));
        if (!items.removed().isEmpty()
                || items.values().size() < AT_LEAST
                || !USEFUL.containsAll(items.values().keySet())
                || items.values().keySet().stream().noneMatch(HARD_TO_GUESS::contains)) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Give at least two items of the profile.")
                    .field(
                            field,
                            "must be two or more items, one of them idNumber, phone, email, address or registrationNumber;"
                                    + " sex, ethnicity, nationality, photo and guardian show nothing");
        }
        return items.values();
    }

    /** Whether all of them agree with what is held. The person sees in the list of readers that they were looked at. */
    public boolean agree(UUID subject, Map<Item, JsonNode> given, String request) {
        var profile = profiles.of(subject);
        profile.ifPresent(held -> readings.note(
                subject,
                held.values(given.keySet()).keySet().stream().map(Item::word).toList(),
                Why.request(request),
                DESK));
        return agree(profile.orElse(null), given);
    }

    /** Compares all of them whatever the first ones say, so that the time taken says nothing about which one is wrong. */
    private static boolean agree(@Nullable OpenProfile held, Map<Item, JsonNode> given) {
        var known = held == null ? Map.<Item, JsonNode>of() : held.values(given.keySet());
        var all = true;
        for (var item : given.entrySet()) {
            var value = known.get(item.getKey());
            all &= MessageDigest.isEqual(digest(value), digest(item.getValue())) & value != null;
        }
        return all;
    }

    private static byte[] digest(@Nullable JsonNode value) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(String.valueOf(value).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
