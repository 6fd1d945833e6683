package cn.xinshou.consent.difference;

import static cn.xinshou.consent.difference.Alike.alike;

import cn.xinshou.consent.Words;
import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.purpose.LawfulBasis;
import cn.xinshou.consent.purpose.Purpose;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What became of each purpose: purpose, manner and kinds of data (PIPL 14(2)), basis (13), publication (25), separate consent (29), retention (19). */
final class PurposeChanges {

    private final Findings findings;

    PurposeChanges(Findings findings) {
        this.findings = findings;
    }

    void find() {
        for (var before : findings.from().document().purposes()) {
            findings.to().purpose(before.id()).ifPresentOrElse(after -> compare(before, after), () -> removed(before));
        }
        findings.to().document().purposes().stream()
                .filter(purpose -> findings.from().purpose(purpose.id()).isEmpty())
                .forEach(this::added);
    }

    private void added(Purpose purpose) {
        var kind = purpose.needsConsent() ? ChangeKind.PURPOSE_OFFERED : ChangeKind.PURPOSE_IMPOSED;
        findings.inPurposes(kind, purpose.id(), Set.of(purpose.id()), purpose.clause(), purpose.name());
    }

    private void removed(Purpose purpose) {
        findings.inPurposes(
                ChangeKind.PURPOSE_REMOVED, purpose.id(), Set.of(purpose.id()), purpose.clause(), purpose.name());
    }

    private void compare(Purpose before, Purpose after) {
        if (!alike(before.name(), after.name())) {
            changed(ChangeKind.PURPOSE_RESTATED, after, before.name(), after.name());
        }
        if (before.lawfulBasis() != after.lawfulBasis()) {
            changed(
                    basis(before.lawfulBasis(), after.lawfulBasis()),
                    after,
                    Phrase.basis(before.lawfulBasis()),
                    Phrase.basis(after.lawfulBasis()));
        }
        if (!alike(before.method(), after.method())) {
            changed(
                    ChangeKind.METHOD_CHANGED,
                    after,
                    Phrase.orNothing(before.method()),
                    Phrase.orNothing(after.method()));
        }
        if (before.device() != after.device()) {
            var kind = after.device() ? ChangeKind.SIGNALS_HEEDED : ChangeKind.SIGNALS_IGNORED;
            changed(kind, after, Phrase.NOTHING, Phrase.NOTHING);
        }
        if (before.publishes() != after.publishes()) {
            var kind = after.publishes() ? ChangeKind.PUBLICATION_BEGUN : ChangeKind.PUBLICATION_ENDED;
            changed(kind, after, Phrase.NOTHING, Phrase.NOTHING);
        }
        if (before.separate() != after.separate()) {
            var kind = after.separate() ? ChangeKind.SEPARATE_REQUIRED : ChangeKind.SEPARATE_DROPPED;
            changed(kind, after, Phrase.NOTHING, Phrase.NOTHING);
        }
        items(ChangeKind.ITEM_ADDED, after, after.items(), before.items(), findings.to());
        items(ChangeKind.ITEM_REMOVED, after, before.items(), after.items(), findings.from());
        sensitivity(before, after);
        retention(before, after);
        consequence(before, after);
        if (!Objects.equals(before.consentLasts(), after.consentLasts())) {
            changed(
                    ChangeKind.CONSENT_LASTS,
                    after,
                    Phrase.period(before.consentLasts()),
                    Phrase.period(after.consentLasts()));
        }
    }

    private void consequence(Purpose before, Purpose after) {
        if (!alike(before.withoutIt(), after.withoutIt())) {
            changed(
                    ChangeKind.CONSEQUENCE_RESTATED,
                    after,
                    Phrase.orNothing(before.withoutIt()),
                    Phrase.orNothing(after.withoutIt()));
        }
    }

    private static ChangeKind basis(LawfulBasis before, LawfulBasis after) {
        if (before == LawfulBasis.CONSENT) {
            return ChangeKind.CHOICE_REMOVED;
        }
        return after == LawfulBasis.CONSENT ? ChangeKind.CHOICE_GIVEN : ChangeKind.BASIS_CHANGED;
    }

    /** Items of an item list that changed are told as added or removed, and not a second time as sensitive or not. */
    private void sensitivity(Purpose before, Purpose after) {
        var marked = new TreeSet<>(sensitive(after));
        marked.retainAll(before.items());
        items(ChangeKind.SENSITIVE_MARKED, after, marked, sensitive(before), findings.to());
        var unmarked = new TreeSet<>(sensitive(before));
        unmarked.retainAll(after.items());
        items(ChangeKind.SENSITIVE_UNMARKED, after, unmarked, sensitive(after), findings.to());
        if (!alike(before.necessity(), after.necessity())) {
            changed(
                    ChangeKind.NECESSITY_RESTATED,
                    after,
                    Phrase.orNothing(before.necessity()),
                    Phrase.orNothing(after.necessity()));
        }
    }

    private static Set<String> sensitive(Purpose purpose) {
        return Objects.requireNonNullElse(purpose.sensitive(), Set.of());
    }

    private void items(ChangeKind kind, Purpose purpose, Set<String> of, Set<String> without, Policy naming) {
        new TreeSet<>(of)
                .stream()
                        .filter(item -> !without.contains(item))
                        .forEach(item -> findings.inPurposes(
                                kind, item, Set.of(purpose.id()), purpose.clause(), Phrase.item(naming, item)));
    }

    private void retention(Purpose before, Purpose after) {
        var kind = Retention.change(before, after);
        if (kind != null) {
            changed(kind, after, before.retention(), after.retention());
        }
    }

    private void changed(ChangeKind kind, Purpose purpose, Words before, Words after) {
        findings.ofPurpose(kind, purpose.id(), purpose.clause(), before, after);
    }
}
