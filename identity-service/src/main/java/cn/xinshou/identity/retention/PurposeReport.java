package cn.xinshou.identity.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a look found for one purpose, in items.
 *
 * @param held kept by a legal hold
 * @param kept kept by law while a registration runs on them
 * @param busy passed over, because somebody was writing; the next look finds them
 * @param people whom what went, or would go, belonged to
 * @param gone people of whom nothing was left, who are erased
 * @param dropped absent while the policy names the purpose
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PurposeReport(
        String purpose,
        long due,
        long held,
        long kept,
        long busy,
        long erased,
        long people,
        long gone,
        @Nullable Dropped dropped) {

    /**
     * The policy in force does not name the purpose any more. What is still held for it is put down to go, person by person, unless another
     * purpose that the person permits needs it, or the version that governs the person still names it.
     *
     * @param lastNamedBy the newest version that names it
     * @param at since when it is no more
     * @param items what is held for it
     * @param people of whom
     */
    record Dropped(String lastNamedBy, Instant at, long items, long people) {}

    static PurposeReport none(String purpose) {
        return new PurposeReport(purpose, 0, 0, 0, 0, 0, 0, 0, null);
    }

    PurposeReport plus(DropItems.Batch batch) {
        return new PurposeReport(
                purpose,
                due + batch.due(),
                held + batch.held(),
                kept + batch.kept(),
                busy + batch.busy(),
                erased + batch.erased(),
                people + batch.people(),
                gone + batch.gone(),
                dropped);
    }

    PurposeReport dropped(String lastNamedBy, Instant at, PurposeReport left) {
        return new PurposeReport(
                purpose,
                due,
                held,
                kept,
                busy,
                erased,
                people,
                gone,
                new Dropped(lastNamedBy, at, left.due(), left.people()));
    }
}
