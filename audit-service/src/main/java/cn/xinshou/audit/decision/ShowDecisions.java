package cn.xinshou.audit.decision;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Opens decisions for those who may see them. What is opened for an officer is a read of somebody's data: the fact that says so goes with it
 * in one transaction, and the person finds it among their readers.
 */
@ApplicationScoped
class ShowDecisions {

    private static final String OFFICER = "privacy-officer";
    /** Officers look at decisions to review them, which the person has a right to (PIPL 24). */
    private static final String PURPOSE = "rights-requests";

    private final Decisions decisions;
    private final SealedDecisions sealed;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    ShowDecisions(Decisions decisions, SealedDecisions sealed, Caller caller, Journal journal, Clock clock) {
        this.decisions = decisions;
        this.sealed = sealed;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    /** Those that wait for a person, oldest first. */
    @Transactional
    Page<DecisionView> waiting(@Nullable UUID after, int limit) {
        return Page.of(decisions.waiting(after, limit + 1), limit, last -> Cursor.encode(last.id()))
                .map(this::open);
    }

    /** @throws Problem NOT_FOUND, also for people who ask for another's */
    @Transactional
    DecisionView one(UUID id) {
        var decision = decisions.required(id);
        if (!caller.has(OFFICER) && !caller.has("service-identity") && !isOwn(decision)) {
            throw Problem.of(CommonProblem.NOT_FOUND, "There is no decision of this id.");
        }
        return open(decision);
    }

    private DecisionView open(Decision decision) {
        var view = DecisionView.of(decision, sealed);
        if (caller.has(OFFICER) && !isOwn(decision)) {
            journal.append(new DecisionEvent.Read(
                    decision.subject(),
                    UUID.randomUUID(),
                    decision.id(),
                    items(view),
                    PURPOSE,
                    caller.id(),
                    OFFICER,
                    clock.instant()));
        }
        return view;
    }

    private static List<String> items(DecisionView view) {
        var items = new ArrayList<>(List.of("automated-decision"));
        if (view.appeal() != null && view.appeal().words() != null) {
            items.add("appeal");
        }
        return items;
    }

    private boolean isOwn(Decision decision) {
        return caller.has("data-subject")
                && caller.id().equalsIgnoreCase(decision.subject().toString());
    }
}
