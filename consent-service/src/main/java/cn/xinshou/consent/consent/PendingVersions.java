package cn.xinshou.consent.consent;

import cn.xinshou.consent.Words;
import cn.xinshou.consent.difference.PolicyDifference;
import cn.xinshou.consent.policy.Announcements;
import cn.xinshou.consent.policy.Announcements.Announcement;
import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.policy.PolicyStatus;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which versions a person has still to be shown at their next login, and may decide about (promise P7.2). */
@ApplicationScoped
class PendingVersions {

    /**
     * @param major whether it is to be shown prominently
     * @param classes which of the six kinds of major change, {@code reason} why an editor added some
     * @param reducing whether it holds only once the person accepts it
     * @param difference where they read what it changes for them
     * @param asked the purposes for which they would be asked
     */
    record Pending(
            String version,
            Words title,
            String status,
            Instant effectiveFrom,
            boolean major,
            SortedSet<Integer> classes,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String reason,

            boolean reducing,
            String difference,
            SortedSet<String> asked) {}

    private final VersionsNow versions;
    private final Announcements announcements;
    private final People people;
    private final Consents consents;
    private final DecisionsAhead ahead;

    PendingVersions(
            VersionsNow versions, Announcements announcements, People people, Consents consents, DecisionsAhead ahead) {
        this.versions = versions;
        this.announcements = announcements;
        this.people = people;
        this.consents = consents;
        this.ahead = ahead;
    }

    /** Later than the one accepted last, or in force when the person was first known; without those they said something about. Oldest first. */
    List<Pending> of(UUID subject) {
        var all = versions.all();
        var person = people.findByIdOptional(subject);
        var known = person.map(Person::governing).map(all::rank).orElseGet(versions::current);
        var governing = all.policy(person.map(versions::governing).orElseGet(versions::current));
        var decided = new HashSet<>(people.decidedOn(subject));
        ahead.of(subject).forEach(one -> decided.add(one.version()));
        return IntStream.rangeClosed(known + 1, all.policies().size())
                .mapToObj(all::policy)
                .filter(policy -> !decided.contains(policy.version()))
                .map(policy -> pending(policy, governing, consents.of(subject)))
                .toList();
    }

    private Pending pending(Policy policy, Policy governing, List<Consent> held) {
        var announced = announcements.find(policy.version());
        var difference = PolicyDifference.between(governing, policy);
        return new Pending(
                policy.version(),
                policy.document().title(),
                PolicyStatus.of(policy, versions.all().policy(versions.current()))
                        .word(),
                policy.effectiveFrom(),
                announced.map(Announcement::major).orElseGet(difference::major),
                announced.map(Announcement::classes).orElseGet(difference::classes),
                announced.map(Announcement::reason).orElse(null),
                difference.reducing(),
                "/policies/" + governing.version() + "/difference/" + policy.version(),
                asked(policy, announced, held));
    }

    /** What the version brings for everybody, and what it says more of than this person agreed to. */
    private SortedSet<String> asked(Policy policy, Optional<Announcement> announced, List<Consent> held) {
        var asked = new TreeSet<String>();
        announced.ifPresent(said -> asked.addAll(said.asked()));
        var all = versions.all();
        held.stream()
                .filter(consent -> consent.state() == ConsentState.GRANTED)
                .filter(consent -> PolicyDifference.between(
                                all.policy(all.rank(consent.asked().policyVersion())), policy)
                        .asksAgain(consent.purpose()))
                .forEach(consent -> asked.add(consent.purpose()));
        return asked;
    }
}
