package cn.xinshou.consent.difference;

import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.purpose.Purpose;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is different between two versions of the policy, computed from their data and their text. Works in both directions: from a newer
 * version to an older one it says what the older one says otherwise.
 */
public final class PolicyDifference {

    private final Policy from;
    private final Policy to;
    private final List<Change> changes;
    private final SortedSet<String> widened;
    private final SortedSet<String> asking;

    private PolicyDifference(Policy from, Policy to, List<Change> changes) {
        this.from = from;
        this.to = to;
        this.changes = changes;
        this.widened = touched(changes.stream().filter(Change::reducing).toList());
        this.asking = touched(changes.stream()
                .filter(change -> change.kind().effect() != Effect.NONE)
                .toList());
    }

    /** Costs some 10 µs for versions with equal text and some milliseconds for texts that differ in every clause. */
    public static PolicyDifference between(Policy from, Policy to) {
        var findings = new Findings(from, to);
        new PurposeChanges(findings).find();
        new RecipientChanges(findings).find();
        new StatementChanges(findings).find();
        new WordingChanges(findings).find();
        return new PolicyDifference(from, to, List.copyOf(findings.changes()));
    }

    public Policy from() {
        return from;
    }

    public Policy to() {
        return to;
    }

    /** Purposes first, then recipients, rights, contact, storage, cookies, and last the clauses that are worded differently. */
    public List<Change> changes() {
        return changes;
    }

    /** Those of the six kinds of major change (promise P7.2) that can be computed: 1 and 3 to 5, and 2 where the controller is named otherwise. */
    public SortedSet<Integer> classes() {
        return changes.stream()
                .map(change -> change.kind().majorClass())
                .filter(number -> number > 0)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a right is dropped or narrowed or any purpose widened, so that it holds for a person only after explicit consent (P7.1). */
    public boolean reducing() {
        return changes.stream().anyMatch(Change::reducing);
    }

    /** Whether people get the more prominent notice (promise P7.2), unless an editor says so for other reasons. */
    public boolean major() {
        return !classes().isEmpty() || reducing();
    }

    /**
     * Whether the purpose's own terms grow: it is new and rests on no consent, is stated otherwise, is handled otherwise, uses or tells
     * more, keeps longer, or asks for less. A consent given under {@code from} does not cover that (PIPL 14(2)).
     */
    public boolean widens(String purpose) {
        return widened.contains(purpose);
    }

    /**
     * Whether those who agreed to the purpose under {@code from} have to be asked again under {@code to}: it is widened, or newly needs
     * consent or separate consent (PIPL 14(2), 29). Never for a mere wording.
     */
    public boolean asksAgain(String purpose) {
        return asking.contains(purpose)
                && to.purpose(purpose).map(Purpose::needsConsent).orElse(false);
    }

    /** The purposes for which {@link #asksAgain} holds. */
    public SortedSet<String> askedAgain() {
        return asking.stream().filter(this::asksAgain).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether only words changed, and nothing that the policy says: nobody is asked anything. */
    public boolean wordingOnly() {
        return changes.stream().allMatch(change -> change.kind() == ChangeKind.WORDING);
    }

    private static SortedSet<String> touched(List<Change> changes) {
        return changes.stream()
                .flatMap(change -> change.purposes().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
