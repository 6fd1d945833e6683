package cn.xinshou.identity.school;

import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.frontdoor.problem.Problem.FieldError;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row.
 *
 * @param state of the entry
 * @param errors why it was refused; never a value
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RowResult(
        @Nullable String row,
        Result result,
        @Nullable UUID entry,
        @Nullable EntryState state,
        @Nullable List<FieldError> errors) {

    enum Result {
        @JsonProperty("entered")
        ENTERED,
        /** It was entered before, with the same contents as far as they are still there. */
        @JsonProperty("known")
        KNOWN,
        @JsonProperty("refused")
        REFUSED
    }

    static RowResult entered(SchoolEntry entry) {
        return new RowResult(entry.rowId(), Result.ENTERED, entry.id(), EntryState.WAITING, null);
    }

    static RowResult known(SchoolEntry entry, EntryState state) {
        return new RowResult(entry.rowId(), Result.KNOWN, entry.id(), state, null);
    }

    static RowResult refused(@Nullable String row, String field, String why) {
        return new RowResult(row, Result.REFUSED, null, null, List.of(new FieldError(field, why)));
    }

    static RowResult refused(String row, Problem problem) {
        var errors = problem.errors();
        return new RowResult(
                row,
                Result.REFUSED,
                null,
                null,
                errors.isEmpty() ? List.of(new FieldError("row", problem.detail())) : errors);
    }
}
