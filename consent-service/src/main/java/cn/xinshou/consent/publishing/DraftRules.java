package cn.xinshou.consent.publishing;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.policy.PolicyDocument.Recipient;
import cn.xinshou.consent.policy.PolicyDocument.Role;
import cn.xinshou.consent.policy.PolicyText;
import cn.xinshou.consent.problem.ConsentProblem;
import cn.xinshou.consent.purpose.LawfulBasis;
import cn.xinshou.consent.purpose.Purpose;
import cn.xinshou.frontdoor.problem.Problem;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a version has to say, and to say without contradicting itself, before anybody reads it (PIPL 17, 23, 29, 30; 条例 21). */
final class DraftRules {

    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-zA-Z0-9-]{0,63}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,190}");
    /** On which data are made public without consent (promise P3.4). */
    private static final Set<LawfulBasis> LAWS =
            Set.copyOf(EnumSet.complementOf(EnumSet.of(LawfulBasis.CONSENT, LawfulBasis.CONTRACT)));

    private static final String MAINLAND = "CN-mainland";

    private final DraftDocument draft;
    private final DraftFlaws flaws = new DraftFlaws();
    private final DraftTexts texts;

    private DraftRules(DraftDocument draft) {
        this.draft = draft;
        this.texts = new DraftTexts(draft, flaws);
    }

    /**
     * The texts of a draft that holds together.
     *
     * @throws Problem POLICY_INCOHERENT naming every field that does not
     */
    static Map<Language, PolicyText> texts(DraftDocument draft, Instant now) {
        var rules = new DraftRules(draft);
        rules.check(now);
        if (rules.flaws.size() > 0) {
            throw DraftFlaws.problem(
                    ConsentProblem.POLICY_INCOHERENT,
                    "Correct the fields named in errors and send the draft again.",
                    rules.flaws.all());
        }
        return rules.texts.all();
    }

    private void check(Instant now) {
        flaws.require(
                VERSION.matcher(draft.version()).matches() && !draft.version().equals("current"),
                "version",
                "must be 1 to 64 letters, digits, dots, dashes or underscores, and not current");
        var from = draft.effectiveFrom();
        flaws.require(from == null || from.toInstant().isAfter(now), "effectiveFrom", "is in the past");
        flaws.require(EMAIL.matcher(draft.contact().email()).matches(), "contact.email", "is no mail address");
        flaws.require(
                EMAIL.matcher(draft.contact().complaints()).matches(), "contact.complaints", "is no mail address");
        flaws.require(
                draft.storage().region().equals(MAINLAND),
                "storage.region",
                "must be " + MAINLAND + ": personal information stays in mainland China (promise P6.1)");
        clause(draft.storage().clause(), "storage.clause");
        recipients();
        purposes();
        rights();
        cookies();
        new HeldAgainstText(draft, texts.all(), flaws).check();
    }

    private void recipients() {
        once(draft.recipients(), Recipient::id, "recipients");
        each(draft.recipients(), "recipients", (recipient, at) -> {
            id(recipient.id(), at);
            flaws.require(
                    recipient.place().equals(MAINLAND),
                    at + ".place",
                    "must be " + MAINLAND + ": nothing is provided outside mainland China (promise P6.1)");
            clause(recipient.clause(), at + ".clause");
            needed(recipient.relation(), at + ".relation");
            needed(recipient.contact(), at + ".contact");
            needed(recipient.method(), at + ".method");
        });
    }

    private void purposes() {
        flaws.require(!draft.purposes().isEmpty(), "purposes", "must state at least one");
        once(draft.purposes(), Purpose::id, "purposes");
        each(draft.purposes(), "purposes", this::purpose);
    }

    private void purpose(Purpose purpose, String at) {
        id(purpose.id(), at);
        clause(purpose.clause(), at + ".clause");
        needed(purpose.method(), at + ".method");
        flaws.require(!purpose.items().isEmpty(), at + ".items", "must name at least one");
        flaws.require(
                draft.items().keySet().containsAll(purpose.items()), at + ".items", "has one that items does not name");
        var sensitive = Objects.requireNonNull(purpose.sensitive());
        flaws.require(purpose.items().containsAll(sensitive), at + ".sensitive", "has one that is not among its items");
        purpose.items().stream()
                .sorted()
                .filter(item -> !sensitive.contains(item))
                .flatMap(item -> SensitiveItems.find(item).stream())
                .forEach(item -> flaws.add(
                        at + ".sensitive",
                        "must name " + item.id() + ": " + item.kind().en() + " counts as sensitive (PIPL 28)"));
        flaws.require(
                sensitive.isEmpty() || purpose.necessity() != null,
                at + ".necessity",
                "is missing: say why sensitive items are needed and what that means for people (PIPL 30)");
        var recipients = Objects.requireNonNull(purpose.recipients());
        var known = draft.recipients().stream().map(Recipient::id).collect(Collectors.toSet());
        flaws.require(known.containsAll(recipients), at + ".recipients", "has one that recipients does not state");
        flaws.require(
                !purpose.needsConsent() || purpose.separate() || sensitive.isEmpty() && !leaves(recipients),
                at + ".separate",
                "must be true: sensitive items and providing to another handler need separate consent (PIPL 23, 29)");
        flaws.require(
                !purpose.publishes()
                        || (purpose.needsConsent() ? purpose.separate() : LAWS.contains(purpose.lawfulBasis())),
                at + ".publishes",
                "needs separate consent, or a basis of PIPL 13(1)(3) to (7): nothing is made public otherwise (PIPL 25)");
        flaws.require(
                purpose.needsConsent() || purpose.consentLasts() == null && !purpose.separate(),
                at + ".consentLasts",
                "and separate are for purposes that rest on consent");
    }

    /** Whether another handler, which decides for itself, gets the data. */
    private boolean leaves(Set<String> recipients) {
        return draft.recipients().stream()
                .anyMatch(recipient -> recipients.contains(recipient.id()) && recipient.role() != Role.ENTRUSTED);
    }

    private void rights() {
        flaws.require(!draft.rights().isEmpty(), "rights", "must state at least one");
        once(draft.rights(), right -> right.id(), "rights");
        each(draft.rights(), "rights", (right, at) -> {
            id(right.id(), at);
            clause(right.clause(), at + ".clause");
            needed(right.how(), at + ".how");
        });
    }

    private void cookies() {
        once(draft.cookies(), cookie -> cookie.name(), "cookies");
        each(draft.cookies(), "cookies", (cookie, at) -> {
            var purpose = draft.purposes().stream()
                    .filter(one -> one.id().equals(cookie.purpose()))
                    .findFirst();
            flaws.require(purpose.isPresent(), at + ".purpose", "is not stated in purposes");
            flaws.require(
                    purpose.isEmpty() || purpose.get().needsConsent() != cookie.necessary(),
                    at + ".necessary",
                    "must be true for a core purpose and false for one that may be refused");
        });
    }

    private void clause(String clause, String at) {
        texts.all()
                .forEach((language, text) -> flaws.require(
                        text.clauseIds().contains(clause), at, "has no clause of that number in " + language.tag()));
    }

    private void id(String id, String at) {
        flaws.require(
                ID.matcher(id).matches(),
                at + ".id",
                "must be 1 to 64 letters, digits or dashes, a small letter first");
    }

    private void needed(@Nullable Object value, String at) {
        flaws.require(value != null, at, "is missing");
    }

    private <T> void once(List<T> all, Function<T, String> id, String at) {
        var seen = new HashSet<String>();
        for (var i = 0; i < all.size(); i++) {
            flaws.require(seen.add(id.apply(all.get(i))), at + "[" + i + "]", "is stated twice");
        }
    }

    private interface Check<T> {
        void check(T one, String at);
    }

    private static <T> void each(List<T> all, String field, Check<T> check) {
        for (var i = 0; i < all.size(); i++) {
            check.check(all.get(i), field + "[" + i + "]");
        }
    }
}
