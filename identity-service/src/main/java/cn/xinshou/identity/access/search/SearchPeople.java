package cn.xinshou.identity.access.search;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.access.StaffAccess;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.Readings;
import cn.xinshou.identity.reading.Why;
import cn.xinshou.identity.sealing.BlindIndex;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds people by one exact value; what is found is an id and nothing else, and whoever is found sees that they were looked for. */
@ApplicationScoped
class SearchPeople {

    private static final String BY = "search-by-";

    private final StaffAccess access;
    private final BlindIndex index;
    private final Searches searches;
    private final Readings readings;
    private final SearchConfig config;
    private final Clock clock;
    private final Journal journal;

    SearchPeople(
            StaffAccess access,
            BlindIndex index,
            Searches searches,
            Readings readings,
            SearchConfig config,
            Clock clock,
            Journal journal) {
        this.access = access;
        this.index = index;
        this.searches = searches;
        this.readings = readings;
        this.config = config;
        this.clock = clock;
        this.journal = journal;
    }

    /** @param value in the form in which it is kept */
    @Transactional
    List<UUID> find(Item item, String value, @Nullable String caseId, Actor officer) {
        var open = access.toSearch(officer, caseId);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (searches.inTurn(officer.id(), now.minus(1, ChronoUnit.HOURS)) >= config.searchesPerHour()) {
            throw Problem.of(
                    CommonProblem.TOO_MANY_REQUESTS,
                    "At most " + config.searchesPerHour() + " searches an hour. Go on later, or ask a colleague.");
        }

        var found = index.find(item.word(), value).stream().sorted().toList();

        searches.note(officer, item, open, found.size(), now);
        var why = new Why(open.kind().purpose(), open.id(), open.kind().word(), false, null);
        found.forEach(subject -> readings.note(subject, List.of(BY + item.word()), why, officer));
        journal.append(new SearchEvent.PeopleSearched(
                officer.id(), officer.role(), item.word(), open.id(), open.kind(), found.size(), now));
        return found;
    }
}
