package cn.xinshou.consent.consent;

import cn.xinshou.consent.Words;
import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.purpose.LawfulBasis;
import cn.xinshou.consent.purpose.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Works out what an act would mean for a person, without doing it. */
@ApplicationScoped
class Previews {

    private static final Words NOT_RETROACTIVE = new Words(
            "撤回或拒绝不影响此前已依法进行的处理(个人信息保护法第十五条)。", "What was lawfully done before stays lawful (PIPL article 15).");
    private static final Words NO_REFUSAL =
            new Words("不会因此拒绝提供核心功能(个人信息保护法第十六条)。", "Core functions are not refused because of it (PIPL article 16).");
    private static final Words UNDO = new Words("以后随时可以重新同意。", "You can agree again at any time.");

    private final People people;
    private final Consents consents;
    private final VersionsNow versions;
    private final Clock clock;

    Previews(People people, Consents consents, VersionsNow versions, Clock clock) {
        this.people = people;
        this.consents = consents;
        this.versions = versions;
        this.clock = clock;
    }

    /** @param decided the rank of the version that would be declined, with {@code decline} */
    Preview of(UUID subject, Preview.Act act, @Nullable String purpose, int decided) {
        var all = versions.all();
        var person = people.findByIdOptional(subject).orElse(null);
        var current = versions.current();
        var governing = person == null ? current : versions.governing(person);
        var after = act == Preview.Act.decline ? fallback(subject, person, decided, current, governing) : governing;
        var stops = new ArrayList<Preview.Use>();
        var goesOn = new ArrayList<Preview.Use>();
        var notOffered = new ArrayList<Preview.Use>();
        for (var stated : all.policy(after).document().purposes()) {
            if (!stated.needsConsent()) {
                // What a contract needs ends with it; what a law demands does not.
                var ends = act == Preview.Act.close_account && stated.lawfulBasis() == LawfulBasis.CONTRACT;
                (ends ? stops : goesOn).add(use(stated, all.policy(after)));
            }
        }
        var held = consents.of(subject);
        for (var consent : held) {
            var terms = terms(person, consent, governing);
            if (terms > 0 && !isCore(consent.purpose(), all.policy(after))) {
                var ends = switch (act) {
                    case decline -> all.rank(consent.asked().policyVersion()) >= decided;
                    case withdraw -> consent.purpose().equals(purpose);
                    case close_account -> true;
                };
                var policy = all.policy(ends ? terms : terms(person, consent, after));
                policy.purpose(consent.purpose()).ifPresent(stated -> (ends ? stops : goesOn).add(use(stated, policy)));
            }
        }
        if (act == Preview.Act.decline) {
            all.policy(decided).document().purposes().stream()
                    .filter(Purpose::needsConsent)
                    .filter(stated -> held.stream()
                            .noneMatch(consent ->
                                    consent.purpose().equals(stated.id()) && terms(person, consent, governing) > 0))
                    .forEach(stated -> notOffered.add(use(stated, all.policy(decided))));
        }
        return new Preview(
                act,
                purpose,
                act == Preview.Act.decline ? all.policy(decided).version() : null,
                act == Preview.Act.decline ? all.policy(decided).effectiveFrom() : null,
                all.policy(governing).version(),
                all.policy(after).version(),
                stops,
                goesOn,
                notOffered,
                told(stops),
                rights(all.policy(after)),
                act == Preview.Act.close_account
                        ? List.of(NOT_RETROACTIVE)
                        : List.of(NOT_RETROACTIVE, NO_REFUSAL, UNDO));
    }

    /** Then it rests on no consent, whatever was once agreed to. */
    private static boolean isCore(String purpose, Policy policy) {
        return policy.purpose(purpose).filter(stated -> !stated.needsConsent()).isPresent();
    }

    /** As {@link DecideOnPolicy} would have it. */
    private int fallback(UUID subject, @Nullable Person person, int decided, int current, int governing) {
        if (person == null || person.governing() == null) {
            return current;
        }
        var all = versions.all();
        var base = all.rank(person.governing());
        var before = all.before(decided, base, person.held(), current);
        return before < decided
                ? before
                : people.replacedBy(subject, all.policy(decided).version())
                        .map(all::rank)
                        .orElse(governing);
    }

    /** The version under whose terms the consent goes on; 0 if it does not hold. */
    private int terms(@Nullable Person person, Consent consent, int governing) {
        var granted = versions.all().rank(consent.asked().policyVersion());
        var declined = person != null
                && person.declined()
                && consent.asked().policyVersion().equals(person.newest());
        if (!consent.holdsAt(clock.instant()) || declined) {
            return 0;
        }
        var course = Objects.requireNonNull(versions.all().course(consent.purpose()));
        var terms = course.terms(granted, governing);
        return course.in(terms) == null ? 0 : terms;
    }

    private static Preview.Use use(Purpose purpose, Policy policy) {
        return new Preview.Use(
                purpose.id(),
                purpose.name(),
                purpose.lawfulBasis(),
                purpose.lawfulBasis().article(),
                policy.version(),
                purpose.withoutIt());
    }

    private List<Preview.Told> told(List<Preview.Use> stops) {
        var told = new TreeMap<String, Preview.Told>();
        for (var use : stops) {
            var policy = versions.all().policy(versions.all().rank(use.version()));
            var recipients = policy.purpose(use.purpose()).orElseThrow().recipients();
            for (var id : Objects.requireNonNull(recipients)) {
                policy.recipient(id)
                        .ifPresent(recipient -> told.computeIfAbsent(
                                        id,
                                        same -> new Preview.Told(
                                                id, recipient.name(), new ArrayList<>(), recipient.contact()))
                                .purposes()
                                .add(use.purpose()));
            }
        }
        return List.copyOf(told.values());
    }

    private static List<Preview.Right> rights(Policy policy) {
        return policy.document().rights().stream()
                .map(right -> new Preview.Right(right.id(), right.name(), right.clause(), right.how()))
                .toList();
    }
}
