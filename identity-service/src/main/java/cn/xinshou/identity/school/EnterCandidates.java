package cn.xinshou.identity.school;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.delegation.Delegation;
import cn.xinshou.identity.item.BirthDateAgreement;
import cn.xinshou.identity.item.Changes;
import cn.xinshou.identity.item.Item;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Goes through the rows of one request, one by one. */
@ApplicationScoped
class EnterCandidates {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final EnterCandidate enter;
    private final Clock clock;

    EnterCandidates(EnterCandidate enter, Clock clock) {
        this.enter = enter;
        this.clock = clock;
    }

    /** @return a result for each row, in their order */
    List<RowResult> enter(Delegation delegation, List<CandidateRows.Read> rows, String staff) {
        return rows.stream()
                .map(read -> {
                    var row = read.row();
                    var refusal = read.refusal();
                    return row == null || refusal != null ? refusal : tryToEnter(delegation, row, staff);
                })
                .toList();
    }

    private RowResult tryToEnter(Delegation delegation, CandidateRow row, String staff) {
        try {
            return enter.enter(delegation.id(), row, values(delegation, row), staff);
        } catch (Problem refused) {
            return RowResult.refused(row.row(), refused);
        }
    }

    private Map<Item, JsonNode> values(Delegation delegation, CandidateRow row) {
        var changes = Changes.read(row.items(), LocalDate.ofInstant(clock.instant(), CHINA));
        var values = changes.values();
        var problem = Problem.of(CommonProblem.INVALID_REQUEST, "Mend the fields named and send the row again.");
        changes.removed().forEach(item -> problem.field(item.word(), "must not be null"));
        values.keySet().stream()
                .filter(item -> !delegation.covers(item))
                .forEach(item -> problem.field(item.word(), "is outside of the delegation"));
        if (values.isEmpty()) {
            problem.field("items", "must hold at least one item");
        }
        if (row.subject() == null && !(values.containsKey(Item.NAME) && values.containsKey(Item.ID_NUMBER))) {
            problem.field("subject", "is required, or name and idNumber, by which the candidate can claim the entry");
        }
        if (!BirthDateAgreement.holds(values)) {
            problem.field(Item.BIRTH_DATE.word(), "is not the date of birth in the ID number");
        }
        if (!problem.errors().isEmpty()) {
            throw problem;
        }
        return values;
    }
}
