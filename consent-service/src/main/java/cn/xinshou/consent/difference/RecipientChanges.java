package cn.xinshou.consent.difference;

import static cn.xinshou.consent.difference.Alike.alike;

import cn.xinshou.consent.Words;
import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.policy.PolicyDocument.Recipient;
import cn.xinshou.consent.purpose.Purpose;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What became of those who receive data: whom a purpose tells, who they are, in what capacity, where, and what they do (PIPL 21, 23). */
final class RecipientChanges {

    private final Findings findings;

    RecipientChanges(Findings findings) {
        this.findings = findings;
    }

    void find() {
        var ids = new TreeSet<String>();
        findings.from().document().recipients().forEach(recipient -> ids.add(recipient.id()));
        findings.to().document().recipients().forEach(recipient -> ids.add(recipient.id()));
        for (var id : ids) {
            told(id);
            var before = findings.from().recipient(id);
            var after = findings.to().recipient(id);
            if (before.isPresent() && after.isPresent()) {
                compare(before.get(), after.get());
            }
        }
    }

    private void told(String id) {
        var before = naming(id, findings.from());
        var after = naming(id, findings.to());
        var fresh = without(after, before);
        var offered = fresh.stream()
                .filter(purpose -> findings.from().purpose(purpose).isEmpty())
                .filter(purpose -> findings.to()
                        .purpose(purpose)
                        .map(Purpose::needsConsent)
                        .orElse(false))
                .collect(Collectors.toCollection(TreeSet::new));
        tell(ChangeKind.RECIPIENT_ADDED, id, without(fresh, offered), findings.to());
        tell(ChangeKind.RECIPIENT_OFFERED, id, offered, findings.to());
        tell(ChangeKind.RECIPIENT_REMOVED, id, without(before, after), findings.from());
    }

    private void tell(ChangeKind kind, String id, SortedSet<String> purposes, Policy naming) {
        if (!purposes.isEmpty()) {
            var recipient = naming.recipient(id).orElseThrow();
            findings.inPurposes(kind, id, purposes, recipient.clause(), recipient.name());
        }
    }

    /** Only what touches a purpose that names the recipient before and after; a recipient nobody tells anything is no change for people. */
    private void compare(Recipient before, Recipient after) {
        var purposes = naming(after.id(), findings.to());
        purposes.retainAll(naming(before.id(), findings.from()));
        if (purposes.isEmpty()) {
            return;
        }
        if (!alike(before.name(), after.name())
                || before.role() != after.role()
                || before.relation() != after.relation()
                || !alike(before.method(), after.method())) {
            changed(ChangeKind.RECIPIENT_CHANGED, after, purposes, described(before), described(after));
        }
        if (!before.place().equals(after.place())) {
            changed(
                    ChangeKind.PLACE_CHANGED,
                    after,
                    purposes,
                    Phrase.plain(before.place()),
                    Phrase.plain(after.place()));
        }
        if (!alike(before.contact(), after.contact())) {
            changed(
                    ChangeKind.RECIPIENT_CONTACT,
                    after,
                    purposes,
                    Phrase.orNothing(before.contact()),
                    Phrase.orNothing(after.contact()));
        }
    }

    private void changed(ChangeKind kind, Recipient recipient, Set<String> purposes, Words before, Words after) {
        findings.inPurposes(kind, recipient.id(), purposes, recipient.clause(), recipient.name(), before, after);
    }

    private static Words described(Recipient recipient) {
        var role = switch (recipient.role()) {
            case INDEPENDENT -> new Words("独立处理者", "handler of its own");
            case JOINT -> new Words("共同处理者", "joint handler");
            case ENTRUSTED -> new Words("受托人", "entrusted by us");
        };
        var relation = recipient.relation();
        var stands = relation == null
                ? role
                : switch (relation) {
                    case AFFILIATE -> new Words("关联方," + role.zh(), "affiliate, " + role.en());
                    case PARTNER -> new Words("合作伙伴," + role.zh(), "partner, " + role.en());
                    case AUTHORITY -> new Words("主管机关," + role.zh(), "authority, " + role.en());
                };
        var method = recipient.method();
        var does = method == null ? new Words("", "") : new Words(";" + method.zh(), "; " + method.en());
        return new Words(
                recipient.name().zh() + "(" + stands.zh() + does.zh() + ")",
                recipient.name().en() + " (" + stands.en() + does.en() + ")");
    }

    private static SortedSet<String> naming(String recipient, Policy policy) {
        return policy.document().purposes().stream()
                .filter(purpose -> Objects.requireNonNullElse(purpose.recipients(), Set.of())
                        .contains(recipient))
                .map(Purpose::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<String> without(SortedSet<String> of, SortedSet<String> without) {
        var left = new TreeSet<>(of);
        left.removeAll(without);
        return left;
    }
}
