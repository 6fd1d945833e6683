package cn.xinshou.identity.retention;

/**
 * What a look found for one purpose, in items.
 *
 * @param held kept by a legal hold
 * @param kept kept by law while a registration runs on them
 * @param busy passed over, because somebody was writing; the next look finds them
 * @param people whom what went, or would go, belonged to
 * @param gone people of whom nothing was left, who are erased
 */
record PurposeReport(String purpose, long due, long held, long kept, long busy, long erased, long people, long gone) {

    static PurposeReport none(String purpose) {
        return new PurposeReport(purpose, 0, 0, 0, 0, 0, 0, 0);
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
                gone + batch.gone());
    }
}
