package cn.xinshou.identity.profile;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.Readings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

@ApplicationScoped
class ReadProfile {

    private final OpenProfiles profiles;
    private final Readings readings;

    ReadProfile(OpenProfiles profiles, Readings readings) {
        this.profiles = profiles;
        this.readings = readings;
    }

    /** @return the profile; of its items, those in the scope, as they may be shown */
    @Transactional
    OpenProfile read(UUID subject, ReadScope scope, Actor reader) {
        var profile = profiles.of(subject)
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND, "There is no profile of this person."));

        var seen = profile.only(scope.items());

        readings.note(subject, seen.items().keySet().stream().map(Item::word).toList(), scope.why(), reader);
        return seen.shown(scope::shown);
    }
}
