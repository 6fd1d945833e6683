package cn.xinshou.identity.school;

import cn.xinshou.identity.delegation.Delegation;
import cn.xinshou.identity.delegation.Delegations;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.sealing.Seals;
import cn.xinshou.journal.Journal;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** Takes in what a school says about one candidate. It waits for the candidate, and is part of no profile. */
@ApplicationScoped
class EnterCandidate {

    private final Delegations delegations;
    private final SchoolEntries entries;
    private final Seals seals;
    private final SealedEntries sealed;
    private final SchoolConfig config;
    private final Journal journal;
    private final Clock clock;

    EnterCandidate(
            Delegations delegations,
            SchoolEntries entries,
            Seals seals,
            SealedEntries sealed,
            SchoolConfig config,
            Journal journal,
            Clock clock) {
        this.delegations = delegations;
        this.entries = entries;
        this.seals = seals;
        this.sealed = sealed;
        this.config = config;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * A transaction of its own: one row that fails takes no other with it. The same row again changes nothing.
     *
     * @param values checked, and within the delegation
     */
    @Transactional(TxType.REQUIRES_NEW)
    RowResult enter(UUID delegationId, CandidateRow row, Map<Item, JsonNode> values, String staff) {
        var delegation = delegations.hold(delegationId);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        delegation.requireOpen(now);

        var earlier = entries.inRow(delegationId, row.row());
        if (earlier.isPresent()) {
            return again(earlier.get(), row, values);
        }
        if (!delegation.count()) {
            return RowResult.refused(
                    row.row(), "row", "the delegation takes at most " + delegation.atMost() + " candidates");
        }
        var entry = entry(delegation, row, values, staff);
        entries.persist(entry);

        journal.append(entry.entered());
        return RowResult.entered(entry);
    }

    private SchoolEntry entry(Delegation delegation, CandidateRow row, Map<Item, JsonNode> values, String staff) {
        var id = UUID.randomUUID();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var seal = seals.hold(row.subject() == null ? id : row.subject());
        var idNumber = values.get(Item.ID_NUMBER);
        if (row.subject() == null && idNumber != null) {
            sealed.point(id, idNumber.textValue());
        }
        return new SchoolEntry(
                id,
                delegation.id(),
                row.row(),
                row.subject(),
                values.keySet(),
                sealed.close(seal, id, values),
                staff,
                now,
                now.plus(config.entriesLast()));
    }

    /** What was decided is no longer there to be compared with. */
    private RowResult again(SchoolEntry earlier, CandidateRow row, Map<Item, JsonNode> values) {
        var state = earlier.state(clock.instant());
        if (state != EntryState.WAITING) {
            return RowResult.known(earlier, state);
        }
        var sameCandidate = row.subject() == null || row.subject().equals(earlier.subject());
        return sameCandidate && sealed.open(earlier).equals(values)
                ? RowResult.known(earlier, state)
                : RowResult.refused(
                        row.row(), "row", "was entered with other contents; give what is new a row of its own");
    }
}
